import { tame, write } from './handwriting.ts';
import type { Handwritten } from './handwriting.ts';

/** The seed of each digit 0 … 9 that stands for it in the figures of the book. */
export const sampleSeeds: readonly number[] = [4, 4, 5, 6, 6, 8, 3, 1, 8, 3];

/** The digit `label` in the tamer hand: the book's own one, or another seed's. */
export function sampleDigit(label: number, seed = sampleSeeds[label]!): Handwritten {
  return write(label, seed, tame);
}

/** The book's ten digits, 0 to 9. */
export const samples = (): readonly Handwritten[] =>
  sampleSeeds.map((_, label) => sampleDigit(label));
