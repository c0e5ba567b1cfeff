import type { KernelCall } from '../layers/layer.ts';
import type { Plan, PlannedLayer } from '../plan.ts';
import { place } from './place.ts';
import type { Place } from './place.ts';
import { readersOf, siteOf } from './sites.ts';
import type { PartPlaces, Sites } from './sites.ts';

/** The calls of a forward pass, layer after layer. */
export function forwardCalls({ layers }: Plan, sites: Sites): KernelCall[] {
  return layers
    .filter(({ name }) => !sites.fused.has(name))
    .flatMap((layer) => layer.forward(siteOf(layer, sites)));
}

/** Where gradients are wanted: of activations by layer name, and of weights. */
export interface GradientSites {
  readonly activations: ReadonlyMap<string, Place>;
  readonly weights: PartPlaces;
}

/** The layers that the activation `at` is made of, itself and `input` among them. */
export function ancestors({ layers }: Plan, at: string): ReadonlySet<string> {
  const found = new Set([at]);
  for (const { name, from } of layers.toReversed()) {
    if (found.has(name)) for (const source of from) found.add(source);
  }
  return found;
}

/** A place for the gradient of each activation that is asked for, in the order of the layers. */
export function gradientPlaces(
  { activations, fused }: Sites,
  asked: (name: string) => boolean,
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const [name, { size }] of activations) {
    if (!asked(name)) continue;
    const below = places.get(fused.get(name) ?? '');
    places.set(name, below ?? place(size));
  }
  return places;
}

/**
 * The calls of a backward pass. It enters at the layer `at`, whose gradient is there already; every
 * other place in `wanted` is written. Where several layers read one activation, the first to come
 * writes its gradient and the others add to it.
 */
export function backwardCalls(
  plan: Plan,
  sites: Sites,
  wanted: GradientSites,
  at: string,
): KernelCall[] {
  const readers = readersOf(plan);
  const written = new Set([at]);
  const calls: KernelCall[] = [];
  for (const layer of plan.layers.toReversed()) {
    const outputGradient = wanted.activations.get(layer.name);
    if (!outputGradient || !written.has(layer.name)) continue;
    if (sites.fused.has(layer.name)) {
      if (!unrectifiedAbove(plan, readers, layer.name)) calls.push(inPlace(sites, layer, wanted));
      written.add(layer.from[0]!);
      continue;
    }
    const sums: KernelCall[] = [];
    const inputGradients = layer.from.map((name) => {
      const whole = wanted.activations.get(name);
      if (!whole || !written.has(name)) {
        written.add(name);
        return whole;
      }
      const more = place(whole.size);
      const reads = { a: whole, b: more };
      sums.push({ kernel: 'add', rectified: false, reads, writes: { output: whole } });
      return more;
    });
    const site = {
      ...siteOf(layer, sites),
      outputGradient,
      inputGradients,
      weightGradients: wanted.weights.get(layer.name),
      rectifiedInput: sites.fused.has(layer.from[0]!) && alone(layer, readers),
    };
    if (site.weightGradients || inputGradients.some((wanted) => wanted)) {
      calls.push(...layer.backward(site), ...sums);
    }
  }
  return calls;
}

/** Whether the one reader of a fused ReLU takes its gradient along. */
function unrectifiedAbove(
  { layers }: Plan,
  readers: ReadonlyMap<string, readonly string[]>,
  relu: string,
): boolean {
  const above = layers.find(({ name }) => name === readers.get(relu)?.[0]);
  return above !== undefined && alone(above, readers);
}

/** Whether a layer that can take a ReLU's gradient along is the only reader of what it reads. */
function alone(layer: PlannedLayer, readers: ReadonlyMap<string, readonly string[]>): boolean {
  return layer.unrectifies === true && readers.get(layer.from[0]!)!.length === 1;
}

/** A fused ReLU has one place for its activation and one for its gradient, with the layer below. */
function inPlace(sites: Sites, { name }: PlannedLayer, wanted: GradientSites): KernelCall {
  const gradient = wanted.activations.get(name)!;
  const reads = { output: sites.activations.get(name)!, outputGradient: gradient };
  return { kernel: 'reluGradient', reads, writes: { inputGradient: gradient } };
}
