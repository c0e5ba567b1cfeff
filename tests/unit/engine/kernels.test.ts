import { expect, test } from 'vitest';
import { randomFrom } from '#engine/index.ts';
import type { Random } from '#engine/index.ts';
import type { Convolution } from '#engine/kernels/calls.ts';
import { backEnds } from './back-ends.ts';
import { runCall } from './run-call.ts';

const random = randomFrom(11);
const convolutions = Array.from({ length: 60 }, () => randomConvolution(random));

test.each(backEnds)(
  'convolution on the $name back end sums what the definition sums',
  (backend) => {
    for (const conv of convolutions) {
      const images = 1 + random.below(7);
      const [height, width, channels] = conv.input;
      const input = numbers(images * height * width * channels);
      const kernel = numbers(conv.size[0] * conv.size[1] * (channels / conv.groups) * conv.filters);
      const bias = numbers(conv.filters);
      const outputGradient = numbers(images * conv.rows * conv.columns * conv.filters);
      const rectified = random.chance(0.3);

      const sums = Float64Array.from(outputGradient, (_, i) => bias[i % conv.filters]!);
      const toInput = new Float64Array(input.length);
      const toKernel = new Float64Array(kernel.length);
      eachProduct(conv, images, (o, i, k) => {
        sums[o]! += input[i]! * kernel[k]!;
        toInput[i]! += outputGradient[o]! * kernel[k]!;
        toKernel[k]! += outputGradient[o]! * input[i]!;
      });

      const output = dirty(sums.length);
      const forward = runCall(backend, {
        kernel: 'conv',
        conv,
        images,
        rectified,
        reads: { input, kernel, bias },
        writes: { output },
      });
      expectClose(forward.output!, rectified ? sums.map((sum) => Math.max(0, sum)) : sums);
      const back = runCall(backend, {
        kernel: 'convInputGradient',
        conv,
        images,
        reads: { outputGradient, kernel },
        writes: { inputGradient: dirty(input.length) },
      });
      expectClose(back.inputGradient!, toInput);
      const slopes = runCall(backend, {
        kernel: 'convKernelGradient',
        conv,
        images,
        reads: { input, outputGradient },
        writes: { kernelGradient: dirty(kernel.length) },
      });
      expectClose(slopes.kernelGradient!, toKernel);
    }
  },
);

test.each(backEnds)('the $name back end takes a missing bias for zero', (backend) => {
  const conv = convolutions[0]!;
  const [height, width, channels] = conv.input;
  const input = numbers(height * width * channels);
  const kernel = numbers(conv.size[0] * conv.size[1] * (channels / conv.groups) * conv.filters);
  const output = new Float32Array(conv.rows * conv.columns * conv.filters);
  const convolve = (bias: Float32Array | undefined) =>
    runCall(backend, {
      kernel: 'conv',
      conv,
      images: 1,
      rectified: false,
      reads: { input, kernel, bias },
      writes: { output },
    });
  expect(convolve(undefined)).toEqual(convolve(new Float32Array(conv.filters)));
});

/** What was there before must not shine through. */
function dirty(length: number): Float32Array {
  return new Float32Array(length).fill(NaN);
}

/** The definition: every output cell, every weight over it, every image; padding is left out. */
function eachProduct(
  { input, rows, columns, size, stride, padding, dilation, filters, groups }: Convolution,
  images: number,
  visit: (output: number, input: number, kernel: number) => void,
): void {
  const [height, width, channels] = input;
  const depth = channels / groups;
  for (let image = 0; image < images; image++)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        for (let o = 0; o < filters; o++)
          for (let v = 0; v < size[0]; v++)
            for (let u = 0; u < size[1]; u++)
              for (let c = 0; c < depth; c++) {
                const y = row * stride[0] + v * dilation[0] - padding[0];
                const x = column * stride[1] + u * dilation[1] - padding[3];
                if (y < 0 || y >= height || x < 0 || x >= width) continue;
                const channel = Math.floor(o / (filters / groups)) * depth + c;
                visit(
                  ((image * rows + row) * columns + column) * filters + o,
                  ((image * height + y) * width + x) * channels + channel,
                  ((v * size[1] + u) * depth + c) * filters + o,
                );
              }
}

function randomConvolution(random: Random): Convolution {
  const groups = random.chance(0.6) ? 1 : 1 + random.below(6);
  const depthwise = random.chance(0.4);
  const perGroup = (most: number): number => (depthwise ? 1 : 1 + random.below(most));
  const size = [1 + random.below(4), 1 + random.below(4)] as const;
  const stride = [1 + random.below(3), 1 + random.below(3)] as const;
  const dilation = [1 + random.below(2), 1 + random.below(2)] as const;
  const padding = [0, 0, 0, 0].map(() => random.below(3)) as [number, number, number, number];
  const input = [7 + random.below(5), 7 + random.below(5), groups * perGroup(5)] as const;
  const fits = (axis: 0 | 1, space: number): number =>
    Math.floor((input[axis] + space - (size[axis] - 1) * dilation[axis] - 1) / stride[axis]) + 1;
  return {
    input,
    rows: fits(0, padding[0] + padding[2]),
    columns: fits(1, padding[1] + padding[3]),
    size,
    stride,
    padding,
    dilation,
    filters: groups * perGroup(20),
    groups,
  };
}

function numbers(count: number): Float32Array {
  return Float32Array.from({ length: count }, () => random.range(-1, 1));
}

function expectClose(found: Float32Array, wanted: Float64Array): void {
  const scale = Math.max(1, ...wanted.map(Math.abs));
  const errors = Array.from(wanted, (value, i) => Math.abs(found[i]! - value) / scale);
  expect(errors.filter((error) => !(error < 1e-6))).toEqual([]);
}
