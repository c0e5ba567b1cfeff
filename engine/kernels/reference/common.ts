import type { Kernels } from '../backend.ts';

/** What programs need of themselves, and layers of several kinds. */
export const common: Pick<Kernels, 'add' | 'copy' | 'columnSums' | 'countBad'> = {
  add:
    ({ rectified, reads: { a, b }, writes: { output } }) =>
    () => {
      for (let i = 0; i < output.length; i++) {
        const sum = a[i]! + b[i]!;
        output[i] = rectified ? Math.max(0, sum) : sum;
      }
    },

  copy:
    ({ reads: { input }, writes: { output } }) =>
    () =>
      output.set(input),

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
