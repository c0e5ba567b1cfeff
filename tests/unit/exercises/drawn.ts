import { randomFrom } from '#engine/index.ts';
import type { Exercise } from '#src/exercises/exercise.ts';
import { verdict } from '#src/exercises/verdict.ts';

export const SEEDS = Array.from({ length: 500 }, (_, i) => i + 1);

/** What a kind of exercise draws from every seed. */
export const drawn = <T>(draw: (random: ReturnType<typeof randomFrom>) => T): T[] =>
  SEEDS.map((seed) => draw(randomFrom(seed)));

/** What an exercise says to what a reader typed. */
export const said = (exercise: Exercise, ...typed: unknown[]): string =>
  verdict(exercise, typed.map(String)).says;
