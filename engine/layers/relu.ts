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
    forward({ inputs: [below], output }) {
      for (let i = 0; i < output.length; i++) output[i] = Math.max(0, below![i]!);
    },
    backward({ output, outputGradient, inputGradients: [into] }) {
      if (!into) return;
      for (let i = 0; i < into.length; i++) if (output[i]! > 0) into[i]! += outputGradient[i]!;
    },
    sources({ cell, inputs, offset }) {
      const { name, data } = inputs[0]!;
      return { rule: 'rectified', terms: [{ from: name, cell, value: data[offset]! }] };
    },
  };
}
