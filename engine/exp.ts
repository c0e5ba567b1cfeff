// ln 2 in two pieces; the first is short enough that k · LN2_HIGH is exact for every k used here.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** 1/n! for n = 0 … 14: the series of exp, enough for |x| ≤ ln 2 / 2. */
const SERIES = Float64Array.from({ length: 15 });
SERIES.forEach((_, n) => (SERIES[n] = n === 0 ? 1 : SERIES[n - 1]! / n));

/**
 * e to the power of `x`, right to the last bit or two of a 64-bit float, by + − × / alone.
 * `Math.exp` may differ between engines; what networks learn must not. 0 below −708, and never
 * more than e⁷⁰⁸.
 */
export function exp(x: number): number {
  if (x < -708) return 0;
  const bounded = Math.min(x, 708);
  const k = Math.round(bounded / Math.LN2);
  const rest = bounded - k * LN2_HIGH - k * LN2_LOW;
  let sum = 0;
  for (let n = 14; n >= 0; n--) sum = sum * rest + SERIES[n]!;
  return sum * powerOfTwo(k);
}

/** 2 to the power of a whole number, exactly, by squaring. */
function powerOfTwo(k: number): number {
  let power = 1;
  for (let square = k < 0 ? 0.5 : 2, n = Math.abs(k); n > 0; n >>= 1, square *= square) {
    if (n & 1) power *= square;
  }
  return power;
}
