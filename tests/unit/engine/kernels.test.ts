import { expect, test } from 'vitest';
import { randomFrom } from '#engine/index.ts';
import type { Random } from '#engine/index.ts';
import type { Convolution, Kernels } from '#engine/kernels/kernels.ts';
import { reference } from '#engine/kernels/reference.ts';

/** Every back end of the hot loops; each is held to the sums as the definition writes them. */
const backEnds: readonly (readonly [string, Kernels])[] = [['reference', reference]];

const random = randomFrom(11);
const convolutions = Array.from({ length: 40 }, () => randomConvolution(random));

test.each(backEnds)('the %s kernels sum what the definition sums', (_, kernels) => {
  for (const conv of convolutions) {
    const images = 1 + random.below(3);
    const [height, width, channels] = conv.input;
    const input = numbers(images * height * width * channels);
    const kernel = numbers(conv.size[0] * conv.size[1] * (channels / conv.groups) * conv.filters);
    const bias = numbers(conv.filters);
    const gradient = numbers(images * conv.rows * conv.columns * conv.filters);

    const output = Float64Array.from(gradient, (_, i) => bias[i % conv.filters]!);
    const inputGradient = Float64Array.from(input, () => 1);
    const kernelGradient = Float64Array.from(kernel, () => 1);
    eachProduct(conv, images, (o, i, k) => {
      output[o]! += input[i]! * kernel[k]!;
      inputGradient[i]! += gradient[o]! * kernel[k]!;
      kernelGradient[k]! += gradient[o]! * input[i]!;
    });

    const found = new Float32Array(output.length).fill(NaN);
    kernels.convForward(conv, images, input, kernel, bias, found);
    expectClose(found, output);
    const toInput = new Float32Array(input.length).fill(1);
    kernels.convInputGradient(conv, images, gradient, kernel, toInput);
    expectClose(toInput, inputGradient);
    const toKernel = new Float32Array(kernel.length).fill(1);
    kernels.convKernelGradient(conv, images, input, gradient, toKernel);
    expectClose(toKernel, kernelGradient);
  }
});

test.each(backEnds)('the %s kernels take a missing bias for zero', (_, kernels) => {
  const conv = convolutions[0]!;
  const [height, width, channels] = conv.input;
  const input = numbers(height * width * channels);
  const kernel = numbers(conv.size[0] * conv.size[1] * (channels / conv.groups) * conv.filters);
  const without = new Float32Array(conv.rows * conv.columns * conv.filters);
  const zero = without.slice();
  kernels.convForward(conv, 1, input, kernel, undefined, without);
  kernels.convForward(conv, 1, input, kernel, new Float32Array(conv.filters), zero);
  expect(without).toEqual(zero);
});

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
  const groups = random.chance(0.6) ? 1 : 1 + random.below(4);
  const size = [1 + random.below(4), 1 + random.below(4)] as const;
  const stride = [1 + random.below(3), 1 + random.below(3)] as const;
  const dilation = [1 + random.below(2), 1 + random.below(2)] as const;
  const padding = [0, 0, 0, 0].map(() => random.below(3)) as [number, number, number, number];
  const input = [7 + random.below(5), 7 + random.below(5), groups * (1 + random.below(5))] as const;
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
    filters: groups * (1 + random.below(6)),
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
