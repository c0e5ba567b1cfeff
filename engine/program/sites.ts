import type { Mode, Site } from '../layers/layer.ts';
import { partsOf } from '../parameters.ts';
import type { Plan, PlannedLayer } from '../plan.ts';
import { sizeOf } from '../shape.ts';
import { partOf, place } from './place.ts';
import type { Place } from './place.ts';

/** Where all numbers of a forward pass lie. */
export interface Sites {
  readonly images: number;
  readonly mode: Mode;
  /** By layer name; `input` among them. A layer whose ReLU is fused shares the place of that. */
  readonly activations: ReadonlyMap<string, Place>;
  readonly memory: ReadonlyMap<string, Place>;
  /** All weights in one line, and the parts of it by layer. */
  readonly line: Place;
  readonly weights: PartPlaces;
  /** The ReLUs that are no calls of their own, each with the layer that does their work. */
  readonly fused: ReadonlyMap<string, string>;
}

/** Places of weights, or of their gradients, by layer and part. */
export type PartPlaces = ReadonlyMap<string, Readonly<Record<string, Place>>>;

const NOTHING = place(0);

/** Places for a pass over so many images. With `fuse`, a ReLU joins the layer below if it can. */
export function sitesFor(plan: Plan, images: number, mode: Mode, fuse: boolean): Sites {
  const { spec, layers } = plan;
  const fused = fuse ? fusedIn(plan) : new Map<string, string>();
  const activations = new Map([['input', place(images * sizeOf(spec.input))]]);
  const memory = new Map<string, Place>();
  for (const { name, shape, remembers } of layers) {
    const shared = fused.has(name) ? activations.get(fused.get(name)!) : undefined;
    activations.set(name, shared ?? place(images * sizeOf(shape)));
    if (!remembers) continue;
    const size = 'perImage' in remembers ? images * remembers.perImage : remembers.perBatch;
    memory.set(name, place(size));
  }
  const line = place(partsOf(plan).size);
  return { images, mode, activations, memory, line, weights: placesOver(plan, line), fused };
}

/** Every part of the weights as a part of one line, in the order of `partsOf`. */
export function placesOver(plan: Plan, line: Place, learntOnly = false): PartPlaces {
  const places = new Map<string, Record<string, Place>>();
  for (const { layer, part, shape, at, learnt } of partsOf(plan).parts) {
    if (learntOnly && !learnt) continue;
    const own = places.get(layer) ?? {};
    own[part] = partOf(line, at, sizeOf(shape));
    places.set(layer, own);
  }
  return places;
}

/** Where one layer finds its numbers. */
export function siteOf(layer: PlannedLayer, sites: Sites): Site {
  const { images, mode, activations, memory, weights, fused } = sites;
  return {
    images,
    mode,
    inputs: layer.from.map((name) => activations.get(name)!),
    output: activations.get(layer.name)!,
    weights: weights.get(layer.name) ?? {},
    memory: memory.get(layer.name) ?? NOTHING,
    rectified: [...fused.values()].includes(layer.name),
  };
}

/** Who reads each layer, by its name; a layer that reads another twice is named twice. */
export function readersOf({ layers }: Plan): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  for (const { name, from } of layers) {
    for (const source of from) readers.set(source, [...(readers.get(source) ?? []), name]);
  }
  return readers;
}

/** ReLUs that alone read a layer which can rectify by itself. */
function fusedIn(plan: Plan): Map<string, string> {
  const readers = readersOf(plan);
  const layers = new Map(plan.layers.map((layer) => [layer.name, layer]));
  const fused = new Map<string, string>();
  for (const { name, kind, from } of plan.layers) {
    const below = layers.get(from[0]!);
    if (kind !== 'relu' || !below?.rectifies || readers.get(below.name)!.length > 1) continue;
    fused.set(name, below.name);
  }
  return fused;
}
