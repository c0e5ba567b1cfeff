import { SpecError, list } from './errors.ts';
import { isBatch } from './forward.ts';
import type { Trace } from './forward.ts';
import type { Origin } from './layers/layer.ts';
import { Options } from './layers/options.ts';
import { sourcesOf } from './layers/sources.ts';
import type { Network } from './network.ts';
import type { PlannedLayer } from './plan.ts';
import { offsetOf, sizeOf } from './shape.ts';

/** Where one cell comes from: the numbers that went in, the rule, and what came out. */
export interface Sources extends Origin {
  readonly layer: string;
  readonly cell: readonly number[];
  readonly value: number;
}

/**
 * Which input cells and weights made a cell of a layer, in reading order, cells of the padding
 * left out. Cells are in the layer's shape; in a batch the image comes first. A cell of `input`
 * has no terms: it was given. Refuses an unknown layer and a cell outside it.
 */
export function sources(
  network: Network,
  trace: Trace,
  layer: string,
  cell: readonly number[],
): Sources {
  const activation = trace.activations.get(layer);
  if (!activation) {
    throw new SpecError(
      `There is no layer "${layer}" in this trace; there are ${list([...trace.activations.keys()])}.`,
    );
  }
  const place = offsetOf(activation.shape, cell);
  const made = { layer, cell, value: activation.data[place]! };
  const index = network.layers.findIndex(({ name }) => name === layer);
  const planned = network.layers[index];
  if (!planned) return { ...made, rule: 'copied', terms: [] };

  const image = isBatch(network, trace.input) ? cell.slice(0, 1) : [];
  const part = (data: Float32Array, size: number): Float32Array => {
    const start = (image[0] ?? 0) * size;
    return data.subarray(start, start + size);
  };
  const shapes = new Map(network.layers.map(({ name, shape }) => [name, shape]));
  const inputs = planned.from.map((name) => shapes.get(name) ?? network.spec.input);
  const options = new Options(layer, { ...network.spec.layers[index] });
  const cameFrom = sourcesOf[planned.kind](options, inputs);
  const origin = cameFrom({
    cell: cell.slice(image.length),
    offset: place % sizeOf(planned.shape),
    inputs: planned.from.map((name, k) => ({
      name,
      data: part(trace.activations.get(name)!.data, sizeOf(inputs[k]!)),
    })),
    weights: network.weights.get(layer),
    memory: memoryOf(planned, trace, part),
  });
  const terms = origin.terms.map((term) => ({ ...term, cell: [...image, ...term.cell] }));
  return { ...made, ...origin, terms };
}

/** What a layer has kept of one image, or of the batch as a whole. */
function memoryOf(
  { name, remembers }: PlannedLayer,
  trace: Trace,
  part: (data: Float32Array, size: number) => Float32Array,
): Float32Array {
  const kept = trace.memory.get(name);
  if (!kept || !remembers) return new Float32Array(0);
  return 'perImage' in remembers ? part(kept, remembers.perImage) : kept;
}
