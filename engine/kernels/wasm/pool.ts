import type { Window } from '../../layers/window.ts';
import type { Bound, Kernels } from '../backend.ts';
import { bound } from './bound.ts';
import type { Exports } from './module.ts';

type Pools = 'maxPool' | 'maxPoolGradient' | 'avgPool' | 'avgPoolGradient';

/** Numbers that a pool needs for a description of its windows. */
export const WINDOWS = 16;

/** The pools. The description of the windows is written into the call's scratch each time. */
export const pools = (x: Exports): Pick<Kernels, Pools> => ({
  maxPool: ({ window, images, reads: { input }, writes: { output } }, scratch) =>
    described(
      window,
      images,
      [0, 0],
      scratch,
      bound(x.pool, [scratch, input, output, undefined, undefined], 0, 0),
    ),

  avgPool({ window, images, countPadding, reads: { input }, writes: { output } }, scratch) {
    const mean = [1, Number(countPadding)];
    return described(
      window,
      images,
      mean,
      scratch,
      bound(x.pool, [scratch, input, output, undefined, undefined], 0, 0),
    );
  },

  maxPoolGradient({ window, images, rectified, reads, writes: { inputGradient } }, scratch) {
    const { input, output, outputGradient } = reads;
    const arrays = [scratch, input, output, outputGradient, inputGradient];
    const overlaps = Number(overlap(window));
    const run = bound(x.pool, arrays, Number(rectified), overlaps);
    return cleared(window, inputGradient, described(window, images, [0, 0], scratch, run));
  },

  avgPoolGradient({ window, images, countPadding, reads, writes: { inputGradient } }, scratch) {
    const { outputGradient } = reads;
    const arrays = [scratch, outputGradient, outputGradient, outputGradient, inputGradient];
    const run = bound(x.pool, arrays, 0, Number(overlap(window)));
    const mean = [1, Number(countPadding)];
    return cleared(window, inputGradient, described(window, images, mean, scratch, run));
  },
});

/**
 * Writes the windows as the module's class `Windows` has them, before each run. `mean`: whether
 * means are taken, and whether they count the padding.
 */
function described(
  window: Window,
  images: number,
  mean: readonly number[],
  scratch: Float32Array,
  run: Bound,
): Bound {
  const { input, rows, columns, size, stride, padding } = window;
  const [top, , , left] = padding;
  const values = [images, ...input, rows, columns, ...size, ...stride, top, left, ...mean];
  const into = new Int32Array(scratch.buffer, scratch.byteOffset, WINDOWS);
  return (settings) => {
    into.set(values);
    run(settings);
  };
}

/** Whether some cell lies in two windows. */
function overlap({ size, stride }: Window): boolean {
  return size[0] > stride[0] || size[1] > stride[1];
}

/** Fills a gradient with zeros before each run, unless every cell lies in exactly one window. */
function cleared(window: Window, gradient: Float32Array, run: Bound): Bound {
  const { input, rows, columns, size, stride, padding } = window;
  const tiled =
    String(size) === String(stride) &&
    rows * stride[0] - padding[0] >= input[0] &&
    columns * stride[1] - padding[3] >= input[1];
  if (tiled) return run;
  return (settings) => {
    gradient.fill(0);
    run(settings);
  };
}
