import { tame, write } from './handwriting.ts';
import type { Handwritten } from './handwriting.ts';

/**
 * The seed of each digit 0 to 9 that stands for it in the figures of the book: ten writers, each
 * read by the shipped network with more than 99.5 % of the say.
 */
export const sampleSeeds: readonly number[] = [18, 52, 46, 15, 11, 46, 43, 28, 46, 2];

/** The digit `label` in the tamer hand: the book's own, or the one another seed gives. */
export function sampleDigit(label: number, seed = sampleSeeds[label] ?? 0): Handwritten {
  return write(label, seed, tame);
}

/** The book's ten digits, 0 to 9. */
export const samples = (): readonly Handwritten[] =>
  sampleSeeds.map((_, label) => sampleDigit(label));
