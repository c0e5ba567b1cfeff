import type { Kernels } from '../backend.ts';

type Elements =
  | 'relu'
  | 'reluGradient'
  | 'copy'
  | 'add'
  | 'dropout'
  | 'pasteColumns'
  | 'cutColumns'
  | 'columnSums'
  | 'countBad';

export const elements: Pick<Kernels, Elements> = {
  relu:
    ({ reads: { input }, writes: { output } }) =>
    () => {
      for (let i = 0; i < output.length; i++) output[i] = Math.max(0, input[i]!);
    },

  reluGradient:
    ({ reads: { output, outputGradient }, writes: { inputGradient } }) =>
    () => {
      for (let i = 0; i < inputGradient.length; i++) {
        inputGradient[i] = output[i]! > 0 ? outputGradient[i]! : 0;
      }
    },

  copy:
    ({ reads: { input }, writes: { output } }) =>
    () =>
      output.set(input),

  add:
    ({ rectified, reads: { a, b }, writes: { output } }) =>
    () => {
      for (let i = 0; i < output.length; i++) {
        const sum = a[i]! + b[i]!;
        output[i] = rectified ? Math.max(0, sum) : sum;
      }
    },

  dropout:
    ({ rate, reads: { input }, writes: { output, factors } }) =>
    ({ random }) => {
      for (let i = 0; i < output.length; i++) {
        const factor = !random ? 1 : random.chance(rate) ? 0 : 1 / (1 - rate);
        factors[i] = factor;
        output[i] = input[i]! * factor;
      }
    },

  pasteColumns:
    ({ columns, width, start, reads: { input }, writes: { output } }) =>
    () => {
      for (let from = 0, to = start; from < input.length; from += columns, to += width) {
        for (let c = 0; c < columns; c++) output[to + c] = input[from + c]!;
      }
    },

  cutColumns:
    ({ columns, width, start, reads: { input }, writes: { output } }) =>
    () => {
      for (let to = 0, from = start; to < output.length; to += columns, from += width) {
        for (let c = 0; c < columns; c++) output[to + c] = input[from + c]!;
      }
    },

  columnSums({ reads: { table }, writes: { sums } }) {
    const totals = new Float64Array(sums.length);
    return () => {
      totals.fill(0);
      for (let i = 0; i < table.length; i += totals.length) {
        for (let o = 0; o < totals.length; o++) totals[o]! += table[i + o]!;
      }
      sums.set(totals);
    };
  },

  countBad:
    ({ reads: { input }, writes: { count } }) =>
    () => {
      let bad = 0;
      for (const value of input) if (!Number.isFinite(value)) bad++;
      count[0] = bad;
    },
};
