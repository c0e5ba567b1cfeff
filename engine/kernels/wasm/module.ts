import { binary } from './binary.ts';

/** What the module exports; see `engine/kernels/assembly`. Pointers are bytes, counts are numbers. */
export type Exports = Readonly<
  Record<
    | 'add'
    | 'adam'
    | 'avgPool'
    | 'avgPoolGradient'
    | 'batchStatistics'
    | 'columnSums'
    | 'convolve'
    | 'copy'
    | 'copyRows'
    | 'countBad'
    | 'crossEntropy'
    | 'depthwise'
    | 'depthwiseKernelGradient'
    | 'fill'
    | 'givenStatistics'
    | 'globalAvgPool'
    | 'globalAvgPoolGradient'
    | 'kernelGradient'
    | 'maxPool'
    | 'maxPoolGradient'
    | 'normalise'
    | 'normaliseGradient'
    | 'pack'
    | 'packTurned'
    | 'product'
    | 'relu'
    | 'reluGradient'
    | 'sgd'
    | 'softmax'
    | 'softmaxGradient'
    | 'spread'
    | 'turnRows'
    | 'unpack',
    (...values: number[]) => number
  >
>;

const PAGE = 65536;
/** Static data of the module; what is above is free. */
export const FIRST_FREE = 16384;

let compiled: WebAssembly.Module | undefined;

/**
 * A fresh instance over a memory with room for `size` numbers, or undefined where WebAssembly is
 * missing, forbidden by the page's security policy, without SIMD, or without enough memory.
 */
export function instantiate(size: number): { memory: Float32Array; exports: Exports } | undefined {
  try {
    compiled ??= new WebAssembly.Module(fromHex(binary));
    // Vectors are read whole, so that the last numbers of all need a few more behind them.
    const bytes = FIRST_FREE + size * 4 + 64;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    const instance = new WebAssembly.Instance(compiled, { env: { memory, abort } });
    const numbers = new Float32Array(memory.buffer, FIRST_FREE, size);
    return { memory: numbers, exports: instance.exports as unknown as Exports };
  } catch {
    return undefined;
  }
}

function abort(): never {
  throw new Error('A kernel has stopped.');
}

function fromHex(digits: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}
