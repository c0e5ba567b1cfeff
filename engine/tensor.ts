import { sayShape, sizeOf } from './shape.ts';
import type { Shape } from './shape.ts';

/** Numbers in a shape, row-major: the last axis (channels) lies side by side in `data`. */
export interface Tensor {
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** A tensor of the given numbers (copied, as 32-bit floats), or of zeros. Refuses a wrong count. */
export function tensor(shape: Shape, values?: ArrayLike<number>): Tensor {
  const size = sizeOf(shape);
  if (values && values.length !== size) {
    throw new RangeError(
      `A tensor of ${sayShape(shape)} holds ${size} numbers, but ${values.length} were given.`,
    );
  }
  return { shape, data: values ? Float32Array.from(values) : new Float32Array(size) };
}
