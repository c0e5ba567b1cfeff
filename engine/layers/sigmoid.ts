import { curves } from '../kernels/reference/curves.ts';
import type { Shape } from '../shape.ts';
import type { Layer } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';

/** Squeezes each cell into 0 to 1: 1 / (1 + e⁻ˣ). */
export interface SigmoidSpec {
  readonly name: string;
  readonly kind: 'sigmoid';
  readonly from?: readonly string[];
}

/** The `sigmoid` layer, the logistic function cell by cell. */
export function sigmoid(options: Options, inputs: readonly Shape[]): Layer {
  const shape = oneInput(options, inputs);
  options.noOthers();
  return {
    shape,
    kernels: curves,
    forward: ({ inputs: [input], output }) => [
      { kernel: 'sigmoid', reads: { input: input! }, writes: { output } },
    ],
    backward({ output, outputGradient, inputGradients: [inputGradient] }) {
      if (!inputGradient) return [];
      const reads = { output, outputGradient };
      return [{ kernel: 'sigmoidGradient', reads, writes: { inputGradient } }];
    },
    sources({ cell, offset, inputs }) {
      const { name, data } = inputs[0]!;
      return { rule: 'sigmoid', terms: [{ from: name, cell, value: data[offset]! }] };
    },
  };
}
