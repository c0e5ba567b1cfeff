import { binary } from './binary.ts';

/** What the module exports; see `engine/kernels/assembly`. Pointers are bytes, counts are numbers. */
export type Exports = Readonly<
  Record<
    | 'add'
    | 'adam'
    | 'batchStatistics'
    | 'columnSums'
    | 'convolve'
    | 'copyRows'
    | 'countBad'
    | 'depthwise'
    | 'depthwiseKernelGradient'
    | 'fill'
    | 'gate'
    | 'kernelGradient'
    | 'normalise'
    | 'normaliseGradient'
    | 'pack'
    | 'packTurned'
    | 'pool'
    | 'product'
    | 'sgd'
    | 'spread',
    (...values: number[]) => number
  >
>;

const PAGE = 65536;
/** Numbers begin a line of the cache further on: a pointer of 0 stands for nothing. */
export const FIRST_FREE = 64;

let compiled: WebAssembly.Module | undefined;

/**
 * A fresh instance over a memory with room for `size` numbers, or undefined where WebAssembly is
 * missing, forbidden by the page's security policy, without SIMD, or without enough memory.
 */
export function instantiate(size: number): { memory: Float32Array; exports: Exports } | undefined {
  try {
    compiled ??= new WebAssembly.Module(bytesOf(binary));
    // Vectors are read whole, so that the last numbers of all need a few more behind them.
    const bytes = FIRST_FREE + size * 4 + 64;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    const instance = new WebAssembly.Instance(compiled, { env: { memory } });
    const numbers = new Float32Array(memory.buffer, FIRST_FREE, size);
    return { memory: numbers, exports: instance.exports as unknown as Exports };
  } catch {
    return undefined;
  }
}

/** The bytes that `scripts/kernels.ts` has written as characters; an array of bytes keeps the remainder by 256. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) - 40);
}
