import type { Kernels } from '../backend.ts';

export const columns: Pick<Kernels, 'pasteColumns' | 'cutColumns'> = {
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
};
