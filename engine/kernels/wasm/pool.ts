import type { Window } from '../../layers/window.ts';
import type { Bound, Kernels } from '../backend.ts';
import type { Exports } from './module.ts';

type Pools = 'maxPool' | 'maxPoolGradient' | 'avgPool' | 'avgPoolGradient';

/** Numbers that a pool needs for a description of its windows. */
export const WINDOWS = 16;

/** The pools. The description of the windows is written into the call's scratch each time. */
export const pools = (x: Exports): Pick<Kernels, Pools> => ({
  maxPool: (call, scratch) => forward(x, call, [0, 0], scratch),
  avgPool: (call, scratch) => forward(x, call, [1, Number(call.countPadding)], scratch),

  maxPoolGradient(call, scratch) {
    const { input, output, outputGradient } = call.reads;
    const arrays = [input, output, outputGradient];
    return backward(x, call, arrays, [0, 0], Number(call.rectified), scratch);
  },

  avgPoolGradient(call, scratch) {
    const { outputGradient } = call.reads;
    const arrays = [outputGradient, outputGradient, outputGradient];
    return backward(x, call, arrays, [1, Number(call.countPadding)], 0, scratch);
  },
});

/** What a mean says of itself: whether it is one, and whether it counts the padding. */
type Mean = readonly [mean: number, whole: number];

interface Pooling {
  readonly window: Window;
  readonly images: number;
}

function forward(
  x: Exports,
  call: Pooling & { reads: { input: Float32Array }; writes: { output: Float32Array } },
  mean: Mean,
  scratch: Float32Array,
): Bound {
  const describe = description(call, mean, scratch);
  const [from, to] = [call.reads.input.byteOffset, call.writes.output.byteOffset];
  return () => x.pool(describe(), from, to);
}

function backward(
  x: Exports,
  call: Pooling & { writes: { inputGradient: Float32Array } },
  reads: readonly Float32Array[],
  mean: Mean,
  rectified: number,
  scratch: Float32Array,
): Bound {
  const { inputGradient } = call.writes;
  const describe = description(call, mean, scratch);
  const pointers = [...reads, inputGradient].map(({ byteOffset }) => byteOffset);
  const { overlaps, leaves } = coverOf(call.window);
  return () => {
    if (overlaps || leaves) inputGradient.fill(0);
    x.poolGradient(describe(), ...pointers, rectified, Number(overlaps));
  };
}

/** Writes the windows as the module's class `Windows` has them, and gives the pointer. */
function description(
  { window, images }: Pooling,
  mean: Mean,
  scratch: Float32Array,
): () => number {
  const { input, rows, columns, size, stride, padding } = window;
  const [top, , , left] = padding;
  const values = [images, ...input, rows, columns, ...size, ...stride, top, left, ...mean];
  const into = new Int32Array(scratch.buffer, scratch.byteOffset, WINDOWS);
  return () => {
    into.set(values);
    return scratch.byteOffset;
  };
}

/** Whether some cell lies in two windows, and whether some cell may lie in none. */
function coverOf({ input, rows, columns, size, stride, padding }: Window) {
  const [top, , , left] = padding;
  return {
    overlaps: size[0] > stride[0] || size[1] > stride[1],
    leaves:
      stride[0] > size[0] ||
      stride[1] > size[1] ||
      rows * stride[0] - top < input[0] ||
      columns * stride[1] - left < input[1],
  };
}
