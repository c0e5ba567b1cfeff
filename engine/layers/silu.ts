import { curves } from '../kernels/reference/curves.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';
import { below } from './terms.ts';

/** Each cell times its sigmoid: close to a ReLU, and smooth. */
export interface SiluSpec {
  readonly name: string;
  readonly kind: 'silu';
  readonly from?: readonly string[];
}

/** The `silu` layer, x · sigmoid(x), also called swish (Ramachandran, Zoph & Le 2017). */
export function silu(options: Options, inputs: readonly Shape[]): Layer {
  const shape = oneInput(options, inputs);
  return {
    shape,
    kernels: curves,
    forward: ({ inputs: [input], output }) => [
      { kernel: 'silu', reads: { input: input! }, writes: { output } },
    ],
    backward({ inputs: [input], outputGradient, inputGradients: [inputGradient] }) {
      const reads = { input: input!, outputGradient };
      return [{ kernel: 'siluGradient', reads, writes: { inputGradient: inputGradient! } }];
    },
  };
}

/** Where its cells come from. */
export const siluSources: SourcesOf = () => (view) => ({ rule: 'silu', terms: [below(view)] });
