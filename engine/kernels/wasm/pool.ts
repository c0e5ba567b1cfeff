import type { Window } from '../../layers/window.ts';
import type { Kernels } from '../backend.ts';
import type { Exports } from './module.ts';

type Pools =
  | 'maxPool'
  | 'maxPoolGradient'
  | 'avgPool'
  | 'avgPoolGradient'
  | 'globalAvgPool'
  | 'globalAvgPoolGradient';

/** Numbers that a pool needs for a description of its windows. */
export const WINDOWS = 16;

/** The pools. The description of the windows is written into the call's scratch each time. */
export const pools = (x: Exports): Pick<Kernels, Pools> => ({
  maxPool({ window, images, reads: { input }, writes: { output } }, scratch) {
    const describe = description(window, images, scratch);
    return () => x.maxPool(describe(), input.byteOffset, output.byteOffset);
  },

  maxPoolGradient({ window, images, rectified, reads, writes: { inputGradient } }, scratch) {
    const { input, output, outputGradient } = reads;
    const describe = description(window, images, scratch);
    const cover = coverOf(window);
    const flags = (rectified ? 1 : 0) | (cover.overlaps ? 2 : 0);
    return () => {
      if (cover.overlaps || cover.leaves) x.fill(inputGradient.byteOffset, inputGradient.length);
      // prettier-ignore
      x.maxPoolGradient(describe(), input.byteOffset, output.byteOffset, outputGradient.byteOffset,
        inputGradient.byteOffset, flags);
    };
  },

  avgPool({ window, images, countPadding, reads: { input }, writes: { output } }, scratch) {
    const describe = description(window, images, scratch);
    return () => x.avgPool(describe(), input.byteOffset, output.byteOffset, Number(countPadding));
  },

  avgPoolGradient({ window, images, countPadding, reads, writes: { inputGradient } }, scratch) {
    const describe = description(window, images, scratch);
    const [from, to] = [reads.outputGradient.byteOffset, inputGradient.byteOffset];
    return () => {
      x.fill(to, inputGradient.length);
      x.avgPoolGradient(describe(), from, to, Number(countPadding));
    };
  },

  globalAvgPool({ places, images, reads: { input }, writes: { output } }) {
    const channels = output.length / images;
    return () => x.globalAvgPool(input.byteOffset, images, places, channels, output.byteOffset);
  },

  globalAvgPoolGradient({ places, images, reads: { outputGradient }, writes }) {
    const [from, to] = [outputGradient.byteOffset, writes.inputGradient.byteOffset];
    const channels = outputGradient.length / images;
    return () => x.globalAvgPoolGradient(from, images, places, channels, to);
  },
});

/** Writes the windows as the module's class `Windows` has them, and gives the pointer. */
function description(window: Window, images: number, scratch: Float32Array): () => number {
  const { input, rows, columns, size, stride, padding } = window;
  const [top, , , left] = padding;
  const values = [images, ...input, rows, columns, ...size, ...stride, top, left];
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
