import { SpecError, list, quote } from './errors.ts';
import { defaultBackend } from './kernels/default.ts';
import type { Backend } from './kernels/backend.ts';
import type { LayerWeights, WeightPart } from './layers/layer.ts';
import { partsOf } from './parameters.ts';
import { planNetwork } from './plan.ts';
import type { NetworkSpec, Plan, PlannedLayer } from './plan.ts';
import { LARGEST_PROGRAM } from './program/limit.ts';
import { randomFrom } from './random.ts';
import type { Random } from './random.ts';
import { LARGEST, sameShape, sayShape, sizeOf } from './shape.ts';
import type { Shape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** What every layer has learnt, by the layer's name; layers that learn nothing are not in it. */
export type Weights = ReadonlyMap<string, LayerWeights>;

/**
 * A network that can run. It holds functions, so it cannot be posted to a worker: send its `spec`
 * and `weights`, and build it there.
 */
export interface Network extends Plan {
  readonly weights: Weights;
  readonly backend: Backend;
}

/**
 * A network from a spec and its weights (kept, not copied). Refuses, with a `SpecError`, a spec
 * that cannot run and weights that are missing, left over, of the wrong shape or not finite.
 */
export function buildNetwork(
  spec: NetworkSpec,
  weights: Weights,
  backend: Backend = defaultBackend(),
): Network {
  const plan = planNetwork(spec);
  refuseTooLarge(plan);
  if (!(weights instanceof Map)) {
    throw new SpecError(`The weights are ${quote(weights)}; they must be a Map by layer name.`);
  }
  for (const layer of plan.layers) checkWeights(layer, weights.get(layer.name));
  const learning = plan.layers.filter((layer) => layer.weights).map(({ name }) => name);
  for (const name of weights.keys()) {
    if (learning.includes(name)) continue;
    throw new SpecError(
      `There are weights for ${quote(name)}, but the layers with weights are ${list(learning)}.`,
    );
  }
  return { ...plan, weights, backend };
}

/**
 * A network with random weights, the same for the same seed on every machine. Kernels are drawn
 * uniformly from ±√(6 / inputs) (`he`, He et al. 2015, for ReLU) or ±√(6 / (inputs + outputs))
 * (`glorot`, Glorot & Bengio 2010), counting what one cell reads and feeds; biases are zero, and
 * other parts begin as their kind says.
 */
export function initialise(
  spec: NetworkSpec,
  seed: number,
  scheme: 'he' | 'glorot' = 'he',
  backend: Backend = defaultBackend(),
): Network {
  const plan = planNetwork(spec);
  refuseTooLarge(plan);
  const random = randomFrom(seed);
  const weights = new Map<string, LayerWeights>();
  for (const { name, weights: parts } of plan.layers) {
    if (!parts) continue;
    const drawn = Object.entries(parts).map(([key, part]) => {
      return [key, { shape: part.shape, data: drawPart(part, scheme, random) }] as const;
    });
    weights.set(name, Object.fromEntries(drawn));
  }
  return { ...plan, weights, backend };
}

function drawPart(part: WeightPart, scheme: 'he' | 'glorot', random: Random): Float32Array {
  const { shape, start, used } = part;
  const data = new Float32Array(sizeOf(shape));
  if (typeof start === 'number') return data.fill(start);
  if (start === 'signs') return data.map(() => (random.chance(0.5) ? 1 : -1));
  const count = used?.count ?? data.length;
  const inputs = count / shape.at(-1)!;
  const outputs = count / shape.at(-2)!;
  const bound = Math.sqrt(6 / (scheme === 'he' ? inputs : inputs + outputs));
  for (let i = 0; i < data.length; i++) {
    if (!used || used.has(i)) data[i] = random.range(-bound, bound);
  }
  return data;
}

function checkWeights(layer: PlannedLayer, weights: LayerWeights | undefined): void {
  for (const [part, { shape, least = -Infinity, used }] of Object.entries(layer.weights ?? {})) {
    const held: Tensor | undefined = weights?.[part];
    const refuse = (sentence: string): never => {
      throw new SpecError(`the ${part} ${sentence}`, layer.name);
    };
    if (!(held?.data instanceof Float32Array) || !Array.isArray(held.shape)) {
      return refuse(`is missing; it must be a tensor of ${sayShape(shape)}.`);
    }
    if (!sameShape(held.shape, shape)) {
      refuse(`has the shape ${sayShape(held.shape)}; it must be ${sayShape(shape)}.`);
    }
    if (held.data.length !== sizeOf(shape)) {
      refuse(`has ${held.data.length} numbers; ${sayShape(shape)} makes ${sizeOf(shape)}.`);
    }
    const bad = held.data.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) {
      refuse(`holds ${held.data[bad]} at place ${bad}; every weight must be a finite number.`);
    }
    const low = held.data.findIndex((value) => value < least);
    if (low >= 0) {
      refuse(`holds ${held.data[low]} at place ${low}; it must not hold less than ${least}.`);
    }
    const stray = used ? held.data.findIndex((value, i) => value !== 0 && !used.has(i)) : -1;
    if (stray >= 0) {
      refuse(
        `holds ${held.data[stray]} at place ${stray}, between a filter and a channel that are ` +
          'not connected; it must hold 0 there.',
      );
    }
  }
}

function refuseTooLarge(plan: Plan): void {
  const { spec, layers } = plan;
  refuseLarge('input', spec.input);
  for (const { name, shape, weights } of layers) {
    refuseLarge(name, shape);
    for (const part of Object.values(weights ?? {})) refuseLarge(name, part.shape);
  }
  const { size } = partsOf(plan);
  if (size <= LARGEST_PROGRAM) return;
  throw new SpecError(
    `"${spec.name}" has ${size} weights; at most ${LARGEST_PROGRAM} fit into memory.`,
  );
}

function refuseLarge(name: string, shape: Shape): void {
  if (sizeOf(shape) <= LARGEST) return;
  throw new SpecError(
    `a tensor of ${sayShape(shape)} does not fit into memory; at most ${LARGEST} numbers do.`,
    name,
  );
}
