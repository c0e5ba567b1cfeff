import type { LayerWeights } from './layers/layer.ts';
import type { Weights } from './network.ts';
import type { Plan } from './plan.ts';
import { sizeOf } from './shape.ts';

/** How many numbers a network learns. */
export function parameterCount({ layers }: Plan): number {
  return layers
    .flatMap(({ weights }) => Object.values(weights ?? {}))
    .reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

/**
 * All weights as windows onto one line of numbers, in the order of the layers, each kernel before
 * its bias. Whoever changes the line changes the weights; files and optimizers work on the line.
 */
export function weightsOver({ layers }: Plan, line: Float32Array): Weights {
  const weights = new Map<string, LayerWeights>();
  let start = 0;
  for (const { name, weights: parts } of layers) {
    if (!parts) continue;
    const views = Object.entries(parts).map(([part, { shape }]) => {
      const data = line.subarray(start, (start += sizeOf(shape)));
      return [part, { shape, data }] as const;
    });
    weights.set(name, Object.fromEntries(views) as unknown as LayerWeights);
  }
  return weights;
}

/** All weights copied into one line of numbers, in that order. */
export function lineOf(plan: Plan, weights: Weights): Float32Array {
  const line = new Float32Array(parameterCount(plan));
  for (const [name, parts] of weightsOver(plan, line)) {
    for (const [part, tensor] of Object.entries(parts)) {
      tensor!.data.set(weights.get(name)![part]!.data);
    }
  }
  return line;
}
