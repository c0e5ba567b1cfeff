import { inlineDigits } from '../inline-digits.ts';

let drawn: readonly Float32Array[] | undefined;

/** The book's ten digits, 0 to 9, drawn once: 28×28 each, 0 paper … 1 ink. */
export const digits = (): readonly Float32Array[] =>
  (drawn ??= inlineDigits().map(({ pixels }) => pixels));
