import type { Kernels } from '../backend.ts';
import { bound } from './bound.ts';
import type { Exports } from './module.ts';

/** Batch norm and its gradient. Statistics are all means, then all 1 / √(variance + ε). */
export const batchNorms = (x: Exports): Pick<Kernels, 'batchNorm' | 'batchNormGradient'> => ({
  batchNorm({ channels, epsilon, rectified, reads, writes: { output, statistics } }) {
    const { input, scale, shift, mean, variance } = reads;
    const rows = output.length / channels;
    const found = bound(x.batchStatistics, [input, statistics], rows, channels, epsilon);
    const given = (): void => {
      statistics.set(mean!);
      variance!.forEach(
        (spread, c) => (statistics[channels + c] = 1 / Math.sqrt(spread + epsilon)),
      );
    };
    const settle = mean ? given : found;
    const arrays = [input, scale, shift, statistics, output];
    const normalise = bound(x.normalise, arrays, rows, channels, Number(rectified));
    return (run) => {
      settle(run);
      normalise(run);
    };
  },

  batchNormGradient({ channels, given, reads, writes }) {
    const { input, outputGradient, scale, statistics } = reads;
    const { inputGradient, scaleGradient, shiftGradient } = writes;
    const into = [inputGradient, scaleGradient, shiftGradient];
    const arrays = [input, outputGradient, scale, statistics, ...into];
    return bound(x.normaliseGradient, arrays, input.length / channels, channels, Number(given));
  },
});
