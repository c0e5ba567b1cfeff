import type { Random } from '#engine/index.ts';

/** One of the things, each equally likely. */
export const pick = <T>(random: Random, things: readonly T[]): T =>
  things[random.below(things.length)]!;

/** A whole number from `low` to `high`, both included. */
export const whole = (random: Random, low: number, high: number): number =>
  low + random.below(high - low + 1);
