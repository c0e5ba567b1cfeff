import type { Kernels } from '../backend.ts';
import type { Exports } from './module.ts';

/** Batch norm and its gradient. Statistics are all means, then all 1 / √(variance + ε). */
export const batchNorms = (x: Exports): Pick<Kernels, 'batchNorm' | 'batchNormGradient'> => ({
  batchNorm({ channels, epsilon, rectified, reads, writes: { output, statistics } }) {
    const { input, scale, shift, mean, variance } = reads;
    const rows = output.length / channels;
    const found = statistics.byteOffset;
    return () => {
      if (mean && variance) {
        x.givenStatistics(mean.byteOffset, variance.byteOffset, channels, epsilon, found);
      } else {
        x.batchStatistics(input.byteOffset, rows, channels, epsilon, found);
      }
      // prettier-ignore
      x.normalise(input.byteOffset, rows, channels, scale.byteOffset, shift.byteOffset, found,
        output.byteOffset, Number(rectified));
    };
  },

  batchNormGradient({ channels, given, reads, writes }) {
    const { input, outputGradient, scale, statistics } = reads;
    const { inputGradient, scaleGradient, shiftGradient } = writes;
    const rows = input.length / channels;
    return () =>
      // prettier-ignore
      x.normaliseGradient(input.byteOffset, outputGradient.byteOffset, rows, channels,
        scale.byteOffset, statistics.byteOffset, inputGradient?.byteOffset ?? 0,
        scaleGradient?.byteOffset ?? 0, shiftGradient?.byteOffset ?? 0, Number(given));
  },
});
