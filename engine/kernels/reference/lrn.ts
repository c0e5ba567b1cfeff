import type { Kernels } from '../backend.ts';
import { power } from '../../power.ts';

export const lrns: Pick<Kernels, 'lrn' | 'lrnGradient'> = {
  lrn({ channels, size, alpha, beta, k, reads: { input }, writes: { output, bases } }) {
    const reach = (size - 1) / 2;
    return () => {
      for (let start = 0; start < input.length; start += channels) {
        for (let c = 0; c < channels; c++) {
          let squares = 0;
          const last = Math.min(channels - 1, c + reach);
          for (let i = Math.max(0, c - reach); i <= last; i++) {
            squares += input[start + i]! * input[start + i]!;
          }
          const base = k + (alpha / size) * squares;
          bases[start + c] = base;
          output[start + c] = input[start + c]! / power(base, beta);
        }
      }
    };
  },

  /** Each cell lowers its own output and, through their bases, its neighbours'. */
  lrnGradient({ channels, size, alpha, beta, reads, writes: { inputGradient } }) {
    const { input, bases, outputGradient } = reads;
    const reach = (size - 1) / 2;
    const kept = new Float64Array(channels);
    const lowered = new Float64Array(channels);
    return () => {
      for (let start = 0; start < input.length; start += channels) {
        for (let c = 0; c < channels; c++) {
          kept[c] = outputGradient[start + c]! / power(bases[start + c]!, beta);
          lowered[c] = (kept[c]! * input[start + c]!) / bases[start + c]!;
        }
        for (let c = 0; c < channels; c++) {
          let sum = 0;
          const last = Math.min(channels - 1, c + reach);
          for (let i = Math.max(0, c - reach); i <= last; i++) sum += lowered[i]!;
          const pull = ((2 * alpha * beta) / size) * input[start + c]! * sum;
          inputGradient[start + c] = kept[c]! - pull;
        }
      }
    };
  },
};
