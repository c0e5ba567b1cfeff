import { curves } from '../kernels/reference/curves.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';
import { below } from './terms.ts';

/** Squeezes each cell into 0 to 1: 1 / (1 + e⁻ˣ). */
export interface SigmoidSpec {
  readonly name: string;
  readonly kind: 'sigmoid';
  readonly from?: readonly string[];
}

/** The `sigmoid` layer, the logistic function cell by cell. */
export function sigmoid(options: Options, inputs: readonly Shape[]): Layer {
  const shape = oneInput(options, inputs);
  return {
    shape,
    kernels: curves,
    forward: ({ inputs: [input], output }) => [
      { kernel: 'sigmoid', reads: { input: input! }, writes: { output } },
    ],
    backward({ output, outputGradient, inputGradients: [inputGradient] }) {
      const reads = { output, outputGradient };
      return [{ kernel: 'sigmoidGradient', reads, writes: { inputGradient: inputGradient! } }];
    },
  };
}

/** Where its cells come from. */
export const sigmoidSources: SourcesOf = () => (view) => ({
  rule: 'sigmoid',
  terms: [below(view)],
});
