const LN2 = Math.LN2;
// ln 2 in two pieces, the first short enough that k · LN2_HIGH is exact.
const LN2_HIGH = 0.69314718036912381649;
const LN2_LOW = 1.90821492927058770002e-10;

/**
 * e to the power of `x`, to the last bit or two of a 64-bit float, with + − × / alone.
 * `Math.exp` may differ between engines; networks that learn must not. 0 below −708, and
 * no larger than e⁷⁰⁸.
 */
export function exp(x: number): number {
  if (!(x >= -708)) return x !== x ? NaN : 0;
  const k = Math.round(Math.min(x, 708) / LN2);
  const rest = Math.min(x, 708) - k * LN2_HIGH - k * LN2_LOW;
  let sum = 1;
  for (let n = 14; n > 0; n--) sum = 1 + (sum * rest) / n;
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
