import type { Kernels } from '../backend.ts';
import { bound, pointers } from './bound.ts';
import type { Exports } from './module.ts';

type Elements =
  | 'relu'
  | 'reluGradient'
  | 'add'
  | 'product'
  | 'pasteColumns'
  | 'cutColumns'
  | 'columnSums'
  | 'countBad'
  | 'sgd'
  | 'adam';

/** Cell by cell and row by row. */
export const elements = (x: Exports): Pick<Kernels, Elements> => ({
  relu: ({ reads: { input }, writes: { output } }) =>
    bound(x.gate, [input, input, output], output.length),

  reluGradient: ({ reads: { output, outputGradient }, writes: { inputGradient } }) =>
    bound(x.gate, [output, outputGradient, inputGradient], output.length),

  add: ({ rectified, reads: { a, b }, writes: { output } }) =>
    bound(x.add, [a, b, output], output.length, Number(rectified)),

  product: ({ reads: { a, b }, writes: { output } }) =>
    bound(x.product, [a, b, output], output.length),

  pasteColumns: ({ columns, width, start, reads: { input }, writes: { output } }) => {
    const arrays = [input, output.subarray(start)];
    return bound(x.copyRows, arrays, columns, width, columns, input.length / columns);
  },

  cutColumns: ({ columns, width, start, reads: { input }, writes: { output } }) => {
    const arrays = [input.subarray(start), output];
    return bound(x.copyRows, arrays, width, columns, columns, output.length / columns);
  },

  columnSums: ({ reads: { table }, writes: { sums } }) =>
    bound(x.columnSums, [table, sums], table.length / sums.length, sums.length),

  countBad: ({ reads: { input }, writes: { count } }) =>
    bound(x.countBad, [input, count], input.length),

  sgd: ({ momentum, weightDecay, reads: { gradients }, writes: { weights, movement } }) => {
    const arrays = pointers(weights, gradients, movement);
    return ({ pace }) => x.sgd(...arrays, weights.length, pace!.rate, momentum, weightDecay);
  },

  adam: ({ beta1, beta2, epsilon, weightDecay, reads: { gradients }, writes }) => {
    const { weights, mean, square } = writes;
    const arrays = pointers(weights, gradients, mean, square);
    return ({ pace }) => {
      const { rate, unbias1, unbias2 } = pace!;
      const kept = 1 - rate * weightDecay;
      // prettier-ignore
      x.adam(...arrays, weights.length, beta1, beta2, 1 - beta1, 1 - beta2,
        rate * unbias1, Math.sqrt(unbias2), epsilon, kept);
    };
  },
});
