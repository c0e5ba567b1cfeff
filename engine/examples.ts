import { SpecError, quote } from './errors.ts';
import { isWhole } from './layers/options.ts';
import type { Random } from './random.ts';
import { sayShape, sizeOf } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** Images `[count, ...shape]` and one label for each, counted from 0. */
export interface Examples {
  readonly images: Tensor;
  readonly labels: ArrayLike<number>;
}

/** Changes an image in place: a shift, a turn. */
export type Change = (image: Float32Array, random: Random) => void;

/** How many examples there are; refuses none, and images and labels that do not match. */
export function countOf({ images, labels }: Examples): number {
  const count = images.shape[0] ?? 0;
  if (count === 0) throw new SpecError('There are no examples to look at.');
  if (labels.length !== count) {
    throw new SpecError(`There are ${count} images, but ${labels.length} labels.`);
  }
  if (images.data.length !== sizeOf(images.shape)) {
    throw new SpecError(
      `The images have ${images.data.length} numbers; ` +
        `${sayShape(images.shape)} makes ${sizeOf(images.shape)}.`,
    );
  }
  return count;
}

/** Refuses a number of epochs, images or the like that is no whole number, at least 1. */
export function checkCount(name: string, value: unknown): void {
  if (isWhole(value, 1)) return;
  throw new SpecError(`"${name}" is ${quote(value)}; it must be a whole number, at least 1.`);
}

/**
 * Hands out chosen examples as a batch, copied, in one place that is written anew each time:
 * use a batch before asking for the next.
 */
export function batcher(
  { images, labels }: Examples,
  largest: number,
): (chosen: ArrayLike<number>) => Examples & { readonly labels: Float64Array } {
  const shape = images.shape.slice(1);
  const size = sizeOf(shape);
  const data = new Float32Array(largest * size);
  const answers = new Float64Array(largest);
  return (chosen) => {
    for (let i = 0; i < chosen.length; i++) {
      const from = chosen[i]! * size;
      data.set(images.data.subarray(from, from + size), i * size);
      answers[i] = labels[chosen[i]!]!;
    }
    const count = chosen.length;
    return {
      images: { shape: [count, ...shape], data: data.subarray(0, count * size) },
      labels: answers.subarray(0, count),
    };
  };
}
