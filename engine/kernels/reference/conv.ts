import type { Bound, Kernels } from '../backend.ts';
import type { Convolution } from '../calls.ts';
import { addProduct, turned } from './matrix-product.ts';
import type { Matrix } from './matrix-product.ts';

/**
 * Convolution and its gradients in plain TypeScript. All three are products of matrices: of the
 * windows on a picture, a row for each; of the kernel, a column for each filter; and of the output.
 */
export const convolutions: Pick<Kernels, 'conv' | 'convInputGradient' | 'convKernelGradient'> = {
  conv({ conv, images, rectified, reads: { input, kernel, bias }, writes: { output } }) {
    const run = eachGroup(conv, images, input, kernel, output, false, (windows, weights, sums) =>
      addProduct(sums, windows, turned(weights)),
    );
    return (settings) => {
      for (let i = 0; i < output.length; i++) output[i] = bias ? bias[i % bias.length]! : 0;
      run(settings);
      if (!rectified) return;
      for (let i = 0; i < output.length; i++) output[i] = Math.max(0, output[i]!);
    };
  },

  convInputGradient({ conv, images, reads, writes: { inputGradient } }) {
    const { outputGradient, kernel } = reads;
    return eachGroup(
      conv,
      images,
      inputGradient,
      kernel,
      outputGradient,
      true,
      (sums, weights, slopes) => addProduct(sums, slopes, weights),
    );
  },

  convKernelGradient({ conv, images, reads, writes: { kernelGradient } }) {
    const { input, outputGradient } = reads;
    const run = eachGroup(
      conv,
      images,
      input,
      kernelGradient,
      outputGradient,
      false,
      (windows, sums, slopes) => addProduct(sums, turned(windows), turned(slopes)),
    );
    return (settings) => {
      kernelGradient.fill(0);
      run(settings);
    };
  },
};

/**
 * Goes over the groups of all pictures with their windows, kernel and output as matrices. A picture
 * is laid into its padding; on the way `back` it is zero there at first, and taken out of it.
 */
function eachGroup(
  conv: Convolution,
  images: number,
  input: Float32Array,
  kernel: Float32Array,
  output: Float32Array,
  back: boolean,
  visit: (windows: Matrix, kernel: Matrix, output: Matrix) => void,
): Bound {
  const [height, width, channels] = conv.input;
  const { rows, columns, size, stride, padding, dilation, filters, groups } = conv;
  const [top, right, bottom, left] = padding;
  const depth = channels / groups;
  const line = (left + width + right) * channels;
  const picture = new Float32Array((top + height + bottom) * line);
  /** The cells of a grid, `y` from row to row and `x` from column to column, `count` numbers each. */
  const corners = grid(rows, columns, 1, stride[0] * line, stride[1] * channels);
  const reached = grid(size[0], size[1], depth, dilation[0] * line, dilation[1] * channels);
  const inside = grid(height, width, channels, line, channels).map(
    (at) => at + top * line + left * channels,
  );
  const own = grid(1, 1, filters / groups, 0, 0);
  const weightRows = reached.map((_, k) => k * filters);
  const places = corners.map((_, i) => i * filters);
  return () => {
    for (let image = 0; image < images; image++) {
      const cells = input.subarray(image * inside.length, (image + 1) * inside.length);
      picture.fill(0);
      for (let i = 0; !back && i < cells.length; i++) picture[inside[i]!] = cells[i]!;
      for (let group = 0; group < groups; group++) {
        const first = group * own.length;
        visit(
          { data: picture.subarray(group * depth), rows: corners, columns: reached },
          { data: kernel.subarray(first), rows: weightRows, columns: own },
          {
            data: output.subarray(image * places.length * filters + first),
            rows: places,
            columns: own,
          },
        );
      }
      for (let i = 0; back && i < cells.length; i++) cells[i] = picture[inside[i]!]!;
    }
  };
}

/** Where numbers lie that stand in rows and columns so many steps apart, `count` side by side at each place. */
function grid(
  rows: number,
  columns: number,
  count: number,
  down: number,
  across: number,
): Int32Array {
  return Int32Array.from({ length: rows * columns * count }, (_, i) => {
    const place = Math.floor(i / count);
    return Math.floor(place / columns) * down + (place % columns) * across + (i % count);
  });
}
