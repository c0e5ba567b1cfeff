/** Numbers that a panel of weights or a tile of sums is wide: two vectors of four. */
export const PANEL: i32 = 8;

/** The first `count` lanes of a vector: all bits set in them, none in the others. */
// @ts-ignore: decorator
@inline
export function lanesOf(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** Writes some lanes of a vector; what lies at the others stays. */
// @ts-ignore: decorator
@inline
export function storeLanes(to: usize, value: v128, lanes: v128): void {
  v128.store(to, v128.bitselect(value, v128.load(to), lanes));
}

/** Writes the first `count` lanes of a vector, where they are mostly all. */
// @ts-ignore: decorator
@inline
export function storeFirst(to: usize, value: v128, count: i32): void {
  if (count >= 4) v128.store(to, value);
  else storeLanes(to, value, lanesOf(count));
}

/** Negative lanes become zero; what is no number stays none, so that a training gone wrong is seen. */
// @ts-ignore: decorator
@inline
export function rectify(lanes: v128): v128 {
  return f32x4.pmax(lanes, f32x4.splat(0));
}

// @ts-ignore: decorator
@inline
export function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  // Two instructions on purpose: a fused one rounds differently from machine to machine.
  return f32x4.add(sum, f32x4.mul(a, b));
}
