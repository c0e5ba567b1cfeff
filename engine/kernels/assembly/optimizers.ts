import { lanesOf, multiplyAdd, storeLanes } from './lanes';

export function sgd(
  weights: usize,
  gradients: usize,
  movement: usize,
  count: i32,
  rate: f32,
  momentum: f32,
  weightDecay: f32,
): void {
  for (let i = 0; count > 0; i += 16, count -= 4) {
    const weight = v128.load(weights + i);
    const kept = f32x4.mul(f32x4.splat(momentum), v128.load(movement + i));
    const slope = f32x4.add(kept, v128.load(gradients + i));
    const moved = multiplyAdd(slope, f32x4.splat(weightDecay), weight);
    const lanes = lanesOf(count);
    storeLanes(movement + i, moved, lanes);
    storeLanes(weights + i, f32x4.sub(weight, f32x4.mul(f32x4.splat(rate), moved)), lanes);
  }
}

/** `pace` is the rate over Adam's first correction, `spread` one over the root of its second. */
export function adam(
  weights: usize,
  gradients: usize,
  mean: usize,
  square: usize,
  count: i32,
  beta1: f32,
  beta2: f32,
  rest1: f32,
  rest2: f32,
  pace: f32,
  spread: f32,
  epsilon: f32,
  kept: f32,
): void {
  for (let i = 0; count > 0; i += 16, count -= 4) {
    const g = v128.load(gradients + i);
    const m = v128.load(mean + i);
    const v = v128.load(square + i);
    const weight = v128.load(weights + i);
    const m1 = multiplyAdd(f32x4.mul(f32x4.splat(beta1), m), f32x4.splat(rest1), g);
    const v1 = multiplyAdd(f32x4.mul(f32x4.splat(beta2), v), f32x4.splat(rest2), f32x4.mul(g, g));
    const under = multiplyAdd(f32x4.splat(epsilon), f32x4.sqrt(v1), f32x4.splat(spread));
    const way = f32x4.div(f32x4.mul(f32x4.splat(pace), m1), under);
    const next = f32x4.sub(f32x4.mul(f32x4.splat(kept), weight), way);
    const lanes = lanesOf(count);
    v128.store(mean + i, v128.bitselect(m1, m, lanes));
    v128.store(square + i, v128.bitselect(v1, v, lanes));
    v128.store(weights + i, v128.bitselect(next, weight, lanes));
  }
}
