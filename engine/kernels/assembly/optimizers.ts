// Weights are taken four at a time, and the last few in the same way one by one.

export function sgd(
  weights: usize,
  gradients: usize,
  movement: usize,
  count: i32,
  rate: f32,
  momentum: f32,
  weightDecay: f32,
): void {
  const end = count & ~3;
  for (let i = 0; i < end * 4; i += 16) {
    const weight = v128.load(weights + i);
    const kept = f32x4.mul(f32x4.splat(momentum), v128.load(movement + i));
    const decay = f32x4.mul(f32x4.splat(weightDecay), weight);
    const moved = f32x4.add(f32x4.add(kept, v128.load(gradients + i)), decay);
    v128.store(movement + i, moved);
    v128.store(weights + i, f32x4.sub(weight, f32x4.mul(f32x4.splat(rate), moved)));
  }
  for (let i = end * 4; i < count * 4; i += 4) {
    const weight = load<f32>(weights + i);
    const kept = momentum * load<f32>(movement + i);
    const moved = kept + load<f32>(gradients + i) + weightDecay * weight;
    store<f32>(movement + i, moved);
    store<f32>(weights + i, weight - rate * moved);
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
  const end = count & ~3;
  for (let i = 0; i < end * 4; i += 16) {
    const g = v128.load(gradients + i);
    const m = f32x4.add(
      f32x4.mul(f32x4.splat(beta1), v128.load(mean + i)),
      f32x4.mul(f32x4.splat(rest1), g),
    );
    const v = f32x4.add(
      f32x4.mul(f32x4.splat(beta2), v128.load(square + i)),
      f32x4.mul(f32x4.splat(rest2), f32x4.mul(g, g)),
    );
    v128.store(mean + i, m);
    v128.store(square + i, v);
    const under = f32x4.add(f32x4.mul(f32x4.sqrt(v), f32x4.splat(spread)), f32x4.splat(epsilon));
    const way = f32x4.div(f32x4.mul(f32x4.splat(pace), m), under);
    v128.store(weights + i, f32x4.sub(f32x4.mul(f32x4.splat(kept), v128.load(weights + i)), way));
  }
  for (let i = end * 4; i < count * 4; i += 4) {
    const g = load<f32>(gradients + i);
    const m = beta1 * load<f32>(mean + i) + rest1 * g;
    const v = beta2 * load<f32>(square + i) + rest2 * (g * g);
    store<f32>(mean + i, m);
    store<f32>(square + i, v);
    const way = (pace * m) / (sqrt<f32>(v) * spread + epsilon);
    store<f32>(weights + i, kept * load<f32>(weights + i) - way);
  }
}
