import { initialise, randomFrom, tensor, zoo } from '#engine/index.ts';
import type { Network, Tensor } from '#engine/index.ts';

/**
 * Learning goes slowly, and on noise with drawn labels: a network that has learnt its one batch by
 * heart would run on ever smaller gradients, on which processors take longer.
 */
export const RATE = 1e-4;

/** Pictures `[count, 28, 28, 1]` of noise from 0 to 1, the same each time. */
export function images(count: number): Tensor {
  const random = randomFrom(3);
  const data = Float32Array.from({ length: count * 28 * 28 }, () => random.unit());
  return tensor([count, 28, 28, 1], data);
}

/** A label from 0 to 9 for each of `count` pictures, the same each time. */
export function labels(count: number): Int32Array<ArrayBuffer> {
  const random = randomFrom(7);
  return Int32Array.from({ length: count }, () => random.below(10));
}

/** The tiny-cnn whose weights every contestant takes that can. */
export const tinyCnn = (): Network => initialise(zoo['tiny-cnn'], 1);
