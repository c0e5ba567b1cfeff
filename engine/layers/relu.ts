import { relus } from '../kernels/reference/relu.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';
import { below } from './terms.ts';

/** Negative cells become zero, the others stay. */
export interface ReluSpec {
  readonly name: string;
  readonly kind: 'relu';
  readonly from?: readonly string[];
}

/** The `relu` layer. Its gradient is 1 above zero and 0 elsewhere, at zero too. */
export function relu(options: Options, inputs: readonly Shape[]): Layer {
  const shape = oneInput(options, inputs);
  return {
    shape,
    kernels: relus,
    forward: ({ inputs: [input], output }) => [
      { kernel: 'relu', reads: { input: input! }, writes: { output } },
    ],
    backward({ output, outputGradient, inputGradients: [inputGradient] }) {
      const reads = { output, outputGradient };
      return [{ kernel: 'reluGradient', reads, writes: { inputGradient: inputGradient! } }];
    },
  };
}

/** Where its cells come from. */
export const reluSources: SourcesOf = () => (view) => ({ rule: 'rectified', terms: [below(view)] });
