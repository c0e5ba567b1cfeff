import { softmaxes } from '../kernels/reference/softmax.ts';
import { exp } from '../exp.ts';
import { offsetOf } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { Layer } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';
import { term } from './terms.ts';

/** Turns sums into shares of one: exp of each over the sum of all, along the last axis. */
export interface SoftmaxSpec {
  readonly name: string;
  readonly kind: 'softmax';
  readonly from?: readonly string[];
}

/** The `softmax` layer. The largest sum is taken off before exp, so that nothing overflows. */
export function softmax(options: Options, inputs: readonly Shape[]): Layer {
  const shape = oneInput(options, inputs);
  const classes = shape.at(-1)!;
  return {
    shape,
    kernels: softmaxes,
    ...(shape.length === 1 && { reach: 'everything' as const }),
    forward: ({ inputs: [input], output }) => [
      { kernel: 'softmax', classes, reads: { input: input! }, writes: { output } },
    ],
    backward: ({ output, outputGradient, inputGradients: [inputGradient] }) => {
      const reads = { output, outputGradient };
      return [{ kernel: 'softmaxGradient', classes, reads, writes: { inputGradient: inputGradient! } }];
    },
    sources({ cell, inputs }) {
      const start = offsetOf(shape, [...cell.slice(0, -1), 0]);
      const sums = inputs[0]!.data.subarray(start, start + classes);
      const largest = Math.max(...sums);
      const terms = Array.from(sums, (value, o) => ({
        ...term(inputs[0]!, [...cell.slice(0, -1), o], start + o),
        product: exp(value - largest),
        ...(o === cell.at(-1) && { winner: true }),
      }));
      return { rule: 'share', terms };
    },
  };
}
