import { curves } from '../kernels/reference/curves.ts';
import type { Shape } from '../shape.ts';
import type { Layer } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';

/** Each cell times its sigmoid: close to a ReLU, and smooth. */
export interface SiluSpec {
  readonly name: string;
  readonly kind: 'silu';
  readonly from?: readonly string[];
}

/** The `silu` layer, x · sigmoid(x), also called swish (Ramachandran, Zoph & Le 2017). */
export function silu(options: Options, inputs: readonly Shape[]): Layer {
  const shape = oneInput(options, inputs);
  options.noOthers();
  return {
    shape,
    kernels: curves,
    forward: ({ inputs: [input], output }) => [
      { kernel: 'silu', reads: { input: input! }, writes: { output } },
    ],
    backward({ inputs: [input], outputGradient, inputGradients: [inputGradient] }) {
      if (!inputGradient) return [];
      const reads = { input: input!, outputGradient };
      return [{ kernel: 'siluGradient', reads, writes: { inputGradient } }];
    },
    sources({ cell, offset, inputs }) {
      const { name, data } = inputs[0]!;
      return { rule: 'silu', terms: [{ from: name, cell, value: data[offset]! }] };
    },
  };
}
