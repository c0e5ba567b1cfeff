import { dropouts } from '../kernels/reference/dropout.ts';
import { products } from '../kernels/reference/product.ts';
import { sizeOf } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';
import { below, weighed } from './terms.ts';

/** While training, a random share of the cells is set to zero; otherwise nothing happens. */
export interface DropoutSpec {
  readonly name: string;
  readonly kind: 'dropout';
  readonly from?: readonly string[];
  /** The share that is dropped, from 0 to below 1. */
  readonly rate: number;
}

/**
 * The `dropout` layer (Srivastava et al. 2014). What is kept is divided by 1 − rate, so that the
 * sums above stay as large on average. Its memory is the factor of each cell; all 1 at rest.
 */
export function dropout(options: Options, inputs: readonly Shape[]): Layer {
  const shape = oneInput(options, inputs);
  const rate = options.share('rate');
  return {
    shape,
    kernels: { ...dropouts, ...products },
    remembers: { perImage: sizeOf(shape) },
    forward: ({ inputs: [input], output, memory: factors }) => [
      { kernel: 'dropout', rate, reads: { input: input! }, writes: { output, factors } },
    ],
    backward({ outputGradient, memory, inputGradients: [output] }) {
      const reads = { a: outputGradient, b: memory };
      return [{ kernel: 'product', reads, writes: { output: output! } }];
    },
  };
}

/** Where its cells come from. */
export const dropoutSources: SourcesOf = () => (view) => {
  const factor = view.memory[view.offset]!;
  if (factor === 1) return { rule: 'copied', terms: [below(view)] };
  return { rule: 'sum', terms: [weighed(below(view), factor)] };
};
