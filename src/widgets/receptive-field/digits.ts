import { inlineDigits } from '../inline-digits.ts';

let pixels: readonly Float32Array[] | undefined;

/** The book's ten digits, 0 to 9: 28×28 each, 0 paper … 1 ink. */
export const digits = (): readonly Float32Array[] =>
  (pixels ??= inlineDigits().map((digit) => digit.pixels));
