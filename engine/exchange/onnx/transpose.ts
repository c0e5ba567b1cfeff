import { sizeOf } from '../../shape.ts';
import type { Shape } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';

/** A tensor with its axes in another order: axis `k` of the result is axis `axes[k]` of the given. */
export function transpose({ shape, data }: Tensor, axes: readonly number[]): Tensor {
  const strides = axes.map((axis) => sizeOf(shape.slice(axis + 1)));
  const turned = axes.map((axis) => shape[axis]!);
  const result = new Float32Array(data.length);
  const cell = axes.map(() => 0);
  let from = 0;
  for (let i = 0; i < result.length; i++) {
    result[i] = data[from]!;
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      from += strides[axis]!;
      if (++cell[axis]! < turned[axis]!) break;
      from -= strides[axis]! * turned[axis]!;
      cell[axis] = 0;
    }
  }
  return { shape: turned, data: result };
}

/** The same numbers in another shape. */
export function reshape({ data }: Tensor, shape: Shape): Tensor {
  return { shape, data };
}

/** A kernel `[height, width, inputs, filters]` as ONNX has it: `[filters, inputs, height, width]`. */
export const kernelToOnnx = (kernel: Tensor): Tensor => transpose(kernel, [3, 2, 0, 1]);

/** The way back. */
export const kernelFromOnnx = (kernel: Tensor): Tensor => transpose(kernel, [2, 3, 1, 0]);
