import type { Mistake } from './exercise.ts';

/** What came out when a mistake was made, and its sentence; false where it cannot be made. */
export type Tried = readonly [value: number, says: (value: number) => string] | false;

/**
 * The mistakes worth listening for in one field, the likeliest first: those that lead to a number
 * of their own. What comes out right all the same, or like a likelier mistake, is left out.
 */
export function mistakesIn(field: number, answer: number, tried: readonly Tried[]): Mistake[] {
  const heard = new Set([answer]);
  return tried.flatMap((attempt) => {
    if (!attempt) return [];
    const [value, says] = attempt;
    if (!Number.isFinite(value) || heard.has(value)) return [];
    heard.add(value);
    return [{ field, value, says: says(value) }];
  });
}
