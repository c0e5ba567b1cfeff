import { relus } from '../kernels/reference/relu.ts';
import type { Shape } from '../shape.ts';
import type { Layer } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';

/** Negative cells become zero, the others stay. */
export interface ReluSpec {
  readonly name: string;
  readonly kind: 'relu';
  readonly from?: readonly string[];
}

/** The `relu` layer. Its gradient is 1 above zero and 0 elsewhere, at zero too. */
export function relu(options: Options, inputs: readonly Shape[]): Layer {
  const shape = oneInput(options, inputs);
  options.noOthers();
  return {
    shape,
    kernels: relus,
    forward: ({ inputs: [input], output }) => [
      { kernel: 'relu', reads: { input: input! }, writes: { output } },
    ],
    backward: ({ output, outputGradient, inputGradients: [inputGradient] }) =>
      inputGradient
        ? [{ kernel: 'reluGradient', reads: { output, outputGradient }, writes: { inputGradient } }]
        : [],
    sources({ cell, inputs, offset }) {
      const { name, data } = inputs[0]!;
      return { rule: 'rectified', terms: [{ from: name, cell, value: data[offset]! }] };
    },
  };
}
