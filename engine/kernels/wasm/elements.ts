import type { Kernels } from '../backend.ts';
import type { Exports } from './module.ts';

type Elements =
  | 'relu'
  | 'reluGradient'
  | 'copy'
  | 'add'
  | 'product'
  | 'pasteColumns'
  | 'cutColumns'
  | 'columnSums'
  | 'countBad'
  | 'softmax'
  | 'softmaxGradient'
  | 'crossEntropy'
  | 'sgd'
  | 'adam';

/** Cell by cell and row by row. Arrays lie in the module's memory: their offset is the pointer. */
export const elements = (x: Exports): Pick<Kernels, Elements> => ({
  relu:
    ({ reads: { input }, writes: { output } }) =>
    () =>
      x.relu(input.byteOffset, output.byteOffset, output.length),

  reluGradient: ({ reads: { output, outputGradient }, writes: { inputGradient } }) => {
    const [from, gradient, into] = pointers(output, outputGradient, inputGradient);
    return () => x.reluGradient(from!, gradient!, into!, inputGradient.length);
  },

  copy:
    ({ reads: { input }, writes: { output } }) =>
    () =>
      x.copy(input.byteOffset, output.byteOffset, output.length),

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

  softmax: ({ classes, reads: { input }, writes: { output } }) => {
    const rows = output.length / classes;
    return () => x.softmax(input.byteOffset, output.byteOffset, rows, classes);
  },

  softmaxGradient: ({ classes, reads, writes: { inputGradient } }) => {
    const [output, gradient, into] = pointers(reads.output, reads.outputGradient, inputGradient);
    const rows = inputGradient.length / classes;
    return () => x.softmaxGradient(output!, gradient!, into!, rows, classes);
  },

  crossEntropy: ({ classes, reads: { shares, labels }, writes: { losses, gradient } }) => {
    const [from, right, to, slope] = pointers(shares, labels, losses, gradient);
    return () => x.crossEntropy(from!, right!, labels.length, classes, to!, slope!);
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
