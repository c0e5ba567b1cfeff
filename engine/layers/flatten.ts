import { cellAt, sizeOf } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { Layer } from './layer.ts';
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
    backward: ({ outputGradient, inputGradients: [output] }) =>
      [{ kernel: 'copy', reads: { input: outputGradient }, writes: { output: output! } }],
    sources: ({ offset, inputs: [from] }) => ({
      rule: 'copied',
      terms: [term(from!, cellAt(input, offset), offset)],
    }),
  };
}
