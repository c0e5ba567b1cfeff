import type { Kernels } from '../backend.ts';
import type { Convolution } from '../calls.ts';
import { addUnpadded, layoutOf, pad } from '../runs.ts';
import type { Layout } from '../runs.ts';
import { tile } from './tile.ts';

/**
 * Convolution and its gradients in plain TypeScript. All three are the same work, dot products
 * over the runs of a window, taken in tiles of four by four; at the edges a tile counts its last
 * row or column more than once and keeps one of them.
 */
export const convolutions: Pick<Kernels, 'conv' | 'convInputGradient' | 'convKernelGradient'> = {
  conv({ conv, images, rectified, reads: { input, kernel, bias }, writes: { output } }) {
    const layout = layoutOf(conv);
    const { padded, inputSize, outputSize } = layout;
    const picture = padded ? new Float32Array(layout.size) : input;
    return () => {
      for (let image = 0; image < images; image++) {
        if (padded) pad(conv, layout, input, image, picture);
        const start = padded ? 0 : image * inputSize;
        forward(conv, layout, picture, start, kernel, bias, output, image * outputSize);
      }
      if (!rectified) return;
      for (let i = 0; i < output.length; i++) output[i] = Math.max(0, output[i]!);
    };
  },

  convInputGradient({
    conv,
    images,
    reads: { outputGradient, kernel },
    writes: { inputGradient },
  }) {
    const layout = layoutOf(conv);
    const { padded, inputSize, outputSize } = layout;
    const picture = padded ? new Float32Array(layout.size) : inputGradient;
    return () => {
      inputGradient.fill(0);
      for (let image = 0; image < images; image++) {
        const start = padded ? 0 : image * inputSize;
        if (padded) picture.fill(0);
        toInput(conv, layout, outputGradient, image * outputSize, kernel, picture, start);
        if (padded) addUnpadded(conv, layout, picture, image, inputGradient);
      }
    };
  },

  convKernelGradient({ conv, images, reads: { input, outputGradient }, writes }) {
    const { kernelGradient } = writes;
    const layout = layoutOf(conv);
    const { padded, inputSize, outputSize } = layout;
    const picture = padded ? new Float32Array(layout.size) : input;
    return () => {
      kernelGradient.fill(0);
      for (let image = 0; image < images; image++) {
        if (padded) pad(conv, layout, input, image, picture);
        const start = padded ? 0 : image * inputSize;
        toKernel(conv, layout, picture, start, outputGradient, image * outputSize, kernelGradient);
      }
    };
  },
};

/** Four windows meet four filters: one picture, from `start` in `picture` to `end` in `output`. */
function forward(
  conv: Convolution,
  { runs, rowStep, columnStep, groupChannels, groupFilters }: Layout,
  picture: Float32Array,
  start: number,
  kernel: Float32Array,
  bias: Float32Array | undefined,
  output: Float32Array,
  end: number,
): void {
  const { rows, columns, filters, groups } = conv;
  const last = rows * columns - 1;
  const sums = new Float64Array(16);
  const windowAt = (i: number): number => {
    const y = (Math.min(i, last) / columns) | 0;
    return start + y * rowStep + (Math.min(i, last) - y * columns) * columnStep;
  };
  for (let i = 0; i <= last; i += 4) {
    const w0 = windowAt(i);
    const w1 = windowAt(i + 1);
    const w2 = windowAt(i + 2);
    const w3 = windowAt(i + 3);
    for (let group = 0; group < groups; group++) {
      const from = group * groupChannels;
      const beyond = (group + 1) * groupFilters;
      for (let o = group * groupFilters; o < beyond; o += 4) {
        const o1 = Math.min(o + 1, beyond - 1);
        const o2 = Math.min(o + 2, beyond - 1);
        const o3 = Math.min(o + 3, beyond - 1);
        sums.fill(0);
        for (const { at, row, length } of runs) {
          const a = at + from;
          const b = row * filters;
          // prettier-ignore
          tile(sums, length, picture, w0 + a, w1 + a, w2 + a, w3 + a, 1,
            kernel, b + o, b + o1, b + o2, b + o3, filters);
        }
        for (let p = i; p < i + 4 && p <= last; p++) {
          for (let f = o; f < o + 4 && f < beyond; f++) {
            output[end + p * filters + f] = sums[(p - i) * 4 + f - o]! + (bias ? bias[f]! : 0);
          }
        }
      }
    }
  }
}

/** Four output cells meet four cells of the kernel, over the filters; adds to `picture`. */
function toInput(
  conv: Convolution,
  { runs, rowStep, columnStep, groupChannels, groupFilters }: Layout,
  gradient: Float32Array,
  gradientStart: number,
  kernel: Float32Array,
  picture: Float32Array,
  start: number,
): void {
  const { rows, columns, filters, groups } = conv;
  const last = rows * columns - 1;
  const sums = new Float64Array(16);
  for (let i = 0; i <= last; i += 4) {
    for (let group = 0; group < groups; group++) {
      const g = gradientStart + group * groupFilters;
      const g0 = g + i * filters;
      const g1 = g + Math.min(i + 1, last) * filters;
      const g2 = g + Math.min(i + 2, last) * filters;
      const g3 = g + Math.min(i + 3, last) * filters;
      for (const { at, row, length } of runs) {
        for (let k = 0; k < length; k += 4) {
          const b = row * filters + group * groupFilters;
          const b0 = b + k * filters;
          const b1 = b + Math.min(k + 1, length - 1) * filters;
          const b2 = b + Math.min(k + 2, length - 1) * filters;
          const b3 = b + Math.min(k + 3, length - 1) * filters;
          sums.fill(0);
          tile(sums, groupFilters, gradient, g0, g1, g2, g3, 1, kernel, b0, b1, b2, b3, 1);
          for (let p = i; p < i + 4 && p <= last; p++) {
            const y = (p / columns) | 0;
            const window = start + y * rowStep + (p - y * columns) * columnStep;
            const to = window + at + group * groupChannels;
            for (let c = k; c < k + 4 && c < length; c++) {
              picture[to + c]! += sums[(p - i) * 4 + c - k]!;
            }
          }
        }
      }
    }
  }
}

/** Four cells of the kernel meet four filters, over the output places; adds to the kernel. */
function toKernel(
  conv: Convolution,
  { runs, rowStep, columnStep, groupChannels, groupFilters }: Layout,
  picture: Float32Array,
  start: number,
  gradient: Float32Array,
  gradientStart: number,
  kernelGradient: Float32Array,
): void {
  const { rows, columns, filters, groups } = conv;
  const sums = new Float64Array(16);
  for (let group = 0; group < groups; group++) {
    const beyond = (group + 1) * groupFilters;
    for (const { at, row, length } of runs) {
      for (let k = 0; k < length; k += 4) {
        const a = start + at + group * groupChannels;
        const a1 = Math.min(k + 1, length - 1);
        const a2 = Math.min(k + 2, length - 1);
        const a3 = Math.min(k + 3, length - 1);
        for (let o = group * groupFilters; o < beyond; o += 4) {
          const o1 = Math.min(o + 1, beyond - 1);
          const o2 = Math.min(o + 2, beyond - 1);
          const o3 = Math.min(o + 3, beyond - 1);
          sums.fill(0);
          for (let y = 0; y < rows; y++) {
            const w = a + y * rowStep;
            const g = gradientStart + y * columns * filters;
            // prettier-ignore
            tile(sums, columns, picture, w + k, w + a1, w + a2, w + a3, columnStep,
              gradient, g + o, g + o1, g + o2, g + o3, filters);
          }
          for (let c = k; c < k + 4 && c < length; c++) {
            for (let f = o; f < o + 4 && f < beyond; f++) {
              kernelGradient[(row + c) * filters + f]! += sums[(c - k) * 4 + f - o]!;
            }
          }
        }
      }
    }
  }
}
