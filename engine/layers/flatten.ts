import { cellAt, sizeOf } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';
import { term } from './terms.ts';

/**
 * Lays the maps out in one line, as they lie in memory: place by place in reading order, all
 * channels of a place together.
 */
export interface FlattenSpec {
  readonly name: string;
  readonly kind: 'flatten';
  readonly from?: readonly string[];
}

/** The `flatten` layer. Nothing is lost or added. */
export function flatten(options: Options, inputs: readonly Shape[]): Layer {
  const input = oneInput(options, inputs);
  return {
    shape: [sizeOf(input)],
    forward: ({ inputs: [input], output }) => [
      { kernel: 'copy', reads: { input: input! }, writes: { output } },
    ],
    backward: ({ outputGradient, inputGradients: [output] }) => [
      { kernel: 'copy', reads: { input: outputGradient }, writes: { output: output! } },
    ],
  };
}

/** Where its cells come from. */
export const flattenSources: SourcesOf =
  (_, [shape]) =>
  ({ offset, inputs }) => ({
    rule: 'copied',
    terms: [term(inputs[0]!, cellAt(shape!, offset), offset)],
  });
