import { lanesOf, multiplyAdd, storeLanes } from './lanes';

// What is remembered from step to step may be written beyond its end; behind the weights lies more.

/**
 * Of a weight that gets no gradient any more, the mean fades until it is smaller than a normal float,
 * where processors take several times as long. Means below this move no weight: they become zero.
 */
// @ts-ignore: decorator
@inline
const FADED: f32 = 1e-30;

// @ts-ignore: decorator
@inline
function unfaded(means: v128): v128 {
  return v128.andnot(means, f32x4.lt(f32x4.abs(means), f32x4.splat(FADED)));
}

export function sgd(
  weights: usize,
  gradients: usize,
  movement: usize,
  count: i32,
  rate: f32,
  momentum: f32,
  weightDecay: f32,
): void {
  for (let i = 0; i < count * 4; i += 16) {
    const weight = v128.load(weights + i);
    const kept = f32x4.mul(f32x4.splat(momentum), v128.load(movement + i));
    const slope = f32x4.add(kept, v128.load(gradients + i));
    const moved = unfaded(multiplyAdd(slope, f32x4.splat(weightDecay), weight));
    v128.store(movement + i, moved);
    const next = f32x4.sub(weight, f32x4.mul(f32x4.splat(rate), moved));
    storeLanes(weights + i, next, lanesOf(count - (i >> 2)));
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
  for (let i = 0; i < count * 4; i += 16) {
    const g = v128.load(gradients + i);
    const kept1 = f32x4.mul(f32x4.splat(beta1), v128.load(mean + i));
    const m = unfaded(multiplyAdd(kept1, f32x4.splat(rest1), g));
    const v = multiplyAdd(
      f32x4.mul(f32x4.splat(beta2), v128.load(square + i)),
      f32x4.splat(rest2),
      f32x4.mul(g, g),
    );
    v128.store(mean + i, m);
    v128.store(square + i, v);
    const under = multiplyAdd(f32x4.splat(epsilon), f32x4.sqrt(v), f32x4.splat(spread));
    const way = f32x4.div(f32x4.mul(f32x4.splat(pace), m), under);
    const next = f32x4.sub(f32x4.mul(f32x4.splat(kept), v128.load(weights + i)), way);
    storeLanes(weights + i, next, lanesOf(count - (i >> 2)));
  }
}
