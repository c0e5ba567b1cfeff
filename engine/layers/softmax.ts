import { softmaxes } from '../kernels/reference/softmax.ts';
import { exp } from '../exp.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
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
      return [
        { kernel: 'softmaxGradient', classes, reads, writes: { inputGradient: inputGradient! } },
      ];
    },
  };
}

/** Where its cells come from. */
export const softmaxSources: SourcesOf =
  (_, [shape]) =>
  ({ cell, offset, inputs: [input] }) => {
    const own = cell.at(-1)!;
    const start = offset - own;
    const sums = input!.data.subarray(start, start + shape!.at(-1)!);
    const largest = Math.max(...sums);
    const terms = Array.from(sums, (value, o) => ({
      ...term(input!, [...cell.slice(0, -1), o], start + o),
      product: exp(value - largest),
      ...(o === own && { winner: true }),
    }));
    return { rule: 'share', terms };
  };
