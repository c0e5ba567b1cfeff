import { digit, tame } from '#engine/data/handwriting.ts';
import type { Labelled } from './accuracy.ts';

/** Digits in a set: as many of each from 0 to 9, in turn. */
export const SET_SIZE = 300;

/** Seeds far from those of every digit that a network has learnt from. */
const FIRST_SEED = 950_000_000;

/** The digit at place `i` (0 … 299) of a set, counted from 1: no two sets share one. */
export const drawDigit = (set: number, i: number): Labelled => ({
  label: i % 10,
  pixels: digit(i % 10, FIRST_SEED + SET_SIZE * (set - 1) + i, tame),
});
