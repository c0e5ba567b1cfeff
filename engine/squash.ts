import { exp } from './exp.ts';

/** The logistic function 1 / (1 + e⁻ˣ), from 0 to 1; the same bits in every engine. */
export function sigmoid(x: number): number {
  // From the side on which e is not raised to anything large.
  const e = exp(-Math.abs(x));
  return (x < 0 ? e : 1) / (1 + e);
}

/** The hyperbolic tangent, from −1 to 1; the same bits in every engine. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  // Near zero 1 − e⁻²ˣ has few digits left; there the series is shorter than the last bit.
  if (size < 1e-3) return x * (1 - (x * x) / 3 + (2 * x * x * x * x) / 15);
  const e = exp(-2 * size);
  return ((1 - e) / (1 + e)) * Math.sign(x);
}
