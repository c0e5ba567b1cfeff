import { exp } from './exp.ts';

/**
 * `base` above 0 to the power of `exponent`, by + − × / and square roots alone, so that every
 * engine finds the same bits; `Math.pow` may differ. Quarters from 0 to 4 are roots and products,
 * right to the last bits of a 64-bit float; other exponents lose one digit for each of their own.
 */
export function power(base: number, exponent: number): number {
  const quarters = exponent * 4;
  if (!Number.isInteger(quarters) || quarters < 0 || quarters > 16) {
    return exp(exponent * log(base));
  }
  const root = Math.sqrt(Math.sqrt(base));
  let product = 1;
  for (let n = 0; n < quarters; n++) product *= root;
  return product;
}

/** The natural logarithm of a number above 0: 2 artanh((m − 1) / (m + 1)) + k ln 2, x = m · 2ᵏ. */
export function log(x: number): number {
  let k = 0;
  let m = x;
  for (; m > Math.SQRT2; m /= 2) k++;
  for (; m < Math.SQRT1_2; m *= 2) k--;
  const s = (m - 1) / (m + 1);
  let sum = 0;
  // |s| < 0.172: s²³ is below the last bit.
  for (let n = 23; n >= 1; n -= 2) sum = sum * s * s + 1 / n;
  return 2 * s * sum + k * Math.LN2;
}
