import type { Pair, Sides } from '../layers/options.ts';
import type { PlacedLayer } from './placed.ts';

/** How a window slides, every number in cells. */
export interface Sliding {
  readonly size: Pair;
  readonly stride: Pair;
  readonly padding: Sides;
}

/** The sliding window of a pool; its stride is the window unless it is given. */
export function poolOf({ options }: PlacedLayer): Sliding {
  const size = options.pair('window', 1, [2, 2]);
  return { size, stride: options.pair('stride', 1, size), padding: options.sides('padding') };
}

/** The sliding kernel of a convolution. */
export function slidingOf({ options }: PlacedLayer): Sliding {
  const size = options.pair('kernel', 1);
  return { size, stride: options.pair('stride', 1, [1, 1]), padding: options.sides('padding') };
}
