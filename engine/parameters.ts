import type { Weights } from './network.ts';
import type { Plan, PlannedLayer } from './plan.ts';
import { sizeOf } from './shape.ts';
import type { Shape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** One part of one layer's weights, and where it begins in the line of all of them. */
export interface Part {
  readonly layer: string;
  readonly part: string;
  readonly shape: Shape;
  readonly at: number;
  readonly learnt: boolean;
}

/**
 * All weights as one line of `size` numbers: in the order of the layers, each kernel before its
 * bias, `learnt` numbers in all; behind them, in the same order, what is not learnt (running
 * statistics).
 */
export interface Parts {
  readonly parts: readonly Part[];
  readonly size: number;
  readonly learnt: number;
}

// Asked for in every pass.
const known = new WeakMap<readonly PlannedLayer[], Parts>();

/** Which numbers a network has besides its activations, and in which order. */
export function partsOf({ layers }: Plan): Parts {
  const parts = known.get(layers) ?? findParts(layers);
  known.set(layers, parts);
  return parts;
}

function findParts(layers: readonly PlannedLayer[]): Parts {
  const all = layers.flatMap(({ name, weights }) =>
    Object.entries(weights ?? {}).map(([part, { shape, learnt = true }]) => ({
      layer: name,
      part,
      shape,
      learnt,
    })),
  );
  let size = 0;
  const placed = (wanted: boolean): Part[] =>
    all
      .filter(({ learnt }) => learnt === wanted)
      .map((part) => {
        const at = size;
        size += sizeOf(part.shape);
        return { ...part, at };
      });
  const learntParts = placed(true);
  const learnt = size;
  const parts = [...learntParts, ...placed(false)];
  return { parts, size, learnt };
}

/** How long the line of what is learnt is. Weights that are not used are in it, and stay 0. */
export function parameterCount(plan: Plan): number {
  return partsOf(plan).learnt;
}

/**
 * The weights as windows onto such a line. Whoever changes the line changes the weights. A line
 * that holds only what is learnt gives only that: gradients.
 */
export function weightsOver(plan: Plan, line: Float32Array): Weights {
  const weights = new Map<string, Record<string, Tensor>>();
  for (const { layer, part, shape, at } of partsOf(plan).parts) {
    if (at >= line.length) continue;
    const own = weights.get(layer) ?? {};
    own[part] = { shape, data: line.subarray(at, at + sizeOf(shape)) };
    weights.set(layer, own);
  }
  return weights;
}

/** Copies all weights into such a line. */
export function fillLine(plan: Plan, weights: Weights, line: Float32Array): void {
  for (const { layer, part, at } of partsOf(plan).parts)
    line.set(weights.get(layer)![part]!.data, at);
}

/** All weights copied into one line of numbers. */
export function lineOf(plan: Plan, weights: Weights): Float32Array {
  const line = new Float32Array(partsOf(plan).size);
  fillLine(plan, weights, line);
  return line;
}
