import type { Kernels } from '../backend.ts';
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

/** Cell by cell and row by row. Arrays lie in the module's memory: their offset is the pointer. */
export const elements = (x: Exports): Pick<Kernels, Elements> => ({
  relu:
    ({ reads: { input }, writes: { output } }) =>
    () =>
      x.gate(input.byteOffset, input.byteOffset, output.byteOffset, output.length),

  reluGradient: ({ reads: { output, outputGradient }, writes: { inputGradient } }) => {
    const [gates, values, to] = pointers(output, outputGradient, inputGradient);
    return () => x.gate(gates!, values!, to!, inputGradient.length);
  },

  add: ({ rectified, reads, writes: { output } }) => {
    const [a, b, to] = pointers(reads.a, reads.b, output);
    return () => x.add(a!, b!, to!, output.length, Number(rectified));
  },

  product: ({ reads, writes: { output } }) => {
    const [a, b, to] = pointers(reads.a, reads.b, output);
    return () => x.product(a!, b!, to!, output.length);
  },

  pasteColumns: ({ columns, width, start, reads: { input }, writes: { output } }) => {
    const [from, to] = [input.byteOffset, output.byteOffset + start * 4];
    return () => x.copyRows(from, columns, to, width, columns, input.length / columns);
  },

  cutColumns: ({ columns, width, start, reads: { input }, writes: { output } }) => {
    const [from, to] = [input.byteOffset + start * 4, output.byteOffset];
    return () => x.copyRows(from, width, to, columns, columns, output.length / columns);
  },

  columnSums: ({ reads: { table }, writes: { sums } }) => {
    const rows = table.length / sums.length;
    return () => x.columnSums(table.byteOffset, rows, sums.length, sums.byteOffset);
  },

  countBad:
    ({ reads: { input }, writes: { count } }) =>
    () => {
      count[0] = x.countBad(input.byteOffset, input.length);
    },

  sgd: ({ momentum, weightDecay, reads: { gradients }, writes: { weights, movement } }) => {
    const [to, from, moved] = pointers(weights, gradients, movement);
    return ({ pace }) =>
      x.sgd(to!, from!, moved!, weights.length, pace!.rate, momentum, weightDecay);
  },

  adam: ({ beta1, beta2, epsilon, weightDecay, reads: { gradients }, writes }) => {
    const { weights, mean, square } = writes;
    const [to, from, m, v] = pointers(weights, gradients, mean, square);
    return ({ pace }) => {
      const { rate, unbias1, unbias2 } = pace!;
      const kept = 1 - rate * weightDecay;
      // prettier-ignore
      x.adam(to!, from!, m!, v!, weights.length, beta1, beta2, 1 - beta1, 1 - beta2,
        rate * unbias1, Math.sqrt(unbias2), epsilon, kept);
    };
  },
});

function pointers(...arrays: readonly Float32Array[]): number[] {
  return arrays.map(({ byteOffset }) => byteOffset);
}
