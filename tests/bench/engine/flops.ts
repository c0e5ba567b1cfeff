import { summary } from '#engine/index.ts';
import type { NetworkSpec } from '#engine/index.ts';

/** Floating-point operations of a forward pass over one image: two for each multiply-add. */
export function forwardFlops(spec: NetworkSpec): number {
  return 2 * summary(spec).multiplyAdds;
}

/**
 * Floating-point operations of forward and backward pass over one image. Each pass through a layer
 * costs what the forward pass does: one more for the gradient of its weights, and one for the
 * gradient of its input, unless nothing below learns.
 */
export function stepFlops(spec: NetworkSpec): number {
  const learning = new Set<string>();
  let flops = 0;
  for (const { name, from, parameters, multiplyAdds } of summary(spec).layers) {
    const below = from.some((source) => learning.has(source));
    flops += 2 * multiplyAdds * (below ? 3 : 2);
    if (below || parameters > 0) learning.add(name);
  }
  return flops;
}
