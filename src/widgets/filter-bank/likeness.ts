import { randomFrom } from '#engine/index.ts';
import type { Grid } from '#src/params/params.ts';
import { byHand, type Filter } from './filters.ts';

/** The kernel made by hand that another is most like. */
export interface Likeness {
  readonly filter: Filter;
  /** Cosine of the two as rows of numbers: 1 the same but for strength, −1 the same with every sign turned. */
  readonly cosine: number;
}

/** Of the kernels made by hand, the one most like `weights` (3×3), signs turned or not. */
export function mostLike(weights: Grid): Likeness {
  return byHand
    .map((filter) => ({ filter, cosine: cosine(weights.flat(), filter.weights.flat()) }))
    .reduce((best, next) => (Math.abs(next.cosine) > Math.abs(best.cosine) ? next : best));
}

let chance: number | undefined;

/** How like such a kernel nine random weights are, on average over a thousand draws: what is no sign of anything. */
export function likenessByChance(): number {
  if (chance === undefined) {
    const random = randomFrom(1);
    let sum = 0;
    for (let i = 0; i < 1000; i++) {
      const drawn = Array.from({ length: 9 }, () => random.range(-1, 1));
      sum += Math.abs(mostLike([drawn]).cosine);
    }
    chance = sum / 1000;
  }
  return chance;
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]): number =>
    x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b) || 1);
}
