/** Numbers that a panel of weights or a tile of sums is wide: two vectors of four. */
export const PANEL: i32 = 8;

/** Bytes of a 32-bit float, and of a vector of four. */
export const FLOAT: i32 = 4;
export const VECTOR: i32 = 16;

/** Writes the first `count` lanes of a vector, 1 to 4; what lies behind them stays. */
// @ts-ignore: decorator
@inline
export function storeLanes(to: usize, lanes: v128, count: i32): void {
  if (count >= 4) {
    v128.store(to, lanes);
    return;
  }
  if (count & 2) {
    v128.store64_lane(to, lanes, 0);
    if (count & 1) v128.store32_lane(to, lanes, 2, 8);
  } else {
    v128.store32_lane(to, lanes, 0);
  }
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
