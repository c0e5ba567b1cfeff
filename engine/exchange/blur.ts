import type { Sides } from '../layers/options.ts';
import { tensor } from '../tensor.ts';
import type { Tensor } from '../tensor.ts';

/** The row of Pascal's triangle with `size` numbers, over its sum: the blur of Zhang 2019. */
export function binomial(size: number): number[] {
  let row = [1];
  while (row.length < size) row = [1, ...row.slice(1).map((value, i) => value + row[i]!), 1];
  return row.map((value) => value / 2 ** (size - 1));
}

/** The same blur for every channel, as a depthwise kernel of ONNX: `[channels, 1, size, size]`. */
export function blurKernel(size: number, channels: number): Tensor {
  const row = binomial(size);
  const plane = row.flatMap((y) => row.map((x) => y * x));
  return tensor([channels, 1, size, size], Array(channels).fill(plane).flat() as number[]);
}

/** How far a picture is mirrored beyond its edges before the blur; an even size asks more below. */
export function blurPadding(size: number): Sides {
  const before = Math.floor((size - 1) / 2);
  const after = size - 1 - before;
  return [before, after, after, before];
}
