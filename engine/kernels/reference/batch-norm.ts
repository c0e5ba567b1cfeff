import type { Kernels } from '../backend.ts';

export const batchNorms: Pick<Kernels, 'batchNorm' | 'batchNormGradient' | 'runningStatistics'> = {
  batchNorm({ channels, epsilon, rectified, given, reads, writes: { output, statistics } }) {
    const { input, scale, shift, mean, variance } = reads;
    const count = input.length / channels;
    return () => {
      for (let c = 0; c < channels; c++) {
        const centre = given ? mean![c]! : meanOf(input, c, channels);
        const spread = given ? variance![c]! : squaresAround(input, c, channels, centre) / count;
        const narrow = 1 / Math.sqrt(spread + epsilon);
        statistics[c] = centre;
        statistics[channels + c] = narrow;
        const factor = scale[c]! * narrow;
        for (let i = c; i < input.length; i += channels) {
          const value = (input[i]! - centre) * factor + shift[c]!;
          output[i] = rectified ? Math.max(0, value) : value;
        }
      }
    };
  },

  /** Ioffe & Szegedy 2015, section 3, gathered: mean and variance move with every input cell. */
  batchNormGradient({ channels, given, reads, writes }) {
    const { input, outputGradient, scale, statistics } = reads;
    const { inputGradient, scaleGradient, shiftGradient } = writes;
    const count = input.length / channels;
    return () => {
      for (let c = 0; c < channels; c++) {
        const centre = statistics[c]!;
        const narrow = statistics[channels + c]!;
        let sum = 0;
        let along = 0;
        for (let i = c; i < input.length; i += channels) {
          sum += outputGradient[i]!;
          along += outputGradient[i]! * (input[i]! - centre) * narrow;
        }
        if (scaleGradient) scaleGradient[c] = along;
        if (shiftGradient) shiftGradient[c] = sum;
        if (!inputGradient) continue;
        const factor = scale[c]! * narrow;
        const fixed = given ? 0 : sum / count;
        const tilt = given ? 0 : (along / count) * narrow;
        for (let i = c; i < input.length; i += channels) {
          const rest = outputGradient[i]! - fixed - (input[i]! - centre) * tilt;
          inputGradient[i] = factor * rest;
        }
      }
    };
  },

  runningStatistics({ epsilon, momentum, count, reads: { statistics }, writes }) {
    const { mean, variance } = writes;
    // One number has no spread of its own.
    const unbias = count / Math.max(1, count - 1);
    return () => {
      for (let c = 0; c < mean.length; c++) {
        const narrow = statistics[mean.length + c]!;
        const spread = Math.max(0, 1 / (narrow * narrow) - epsilon) * unbias;
        mean[c] = (1 - momentum) * mean[c]! + momentum * statistics[c]!;
        variance[c] = (1 - momentum) * variance[c]! + momentum * spread;
      }
    };
  },
};

/** The mean of one column of a table with `channels` columns. */
function meanOf(table: Float32Array, c: number, channels: number): number {
  let sum = 0;
  for (let i = c; i < table.length; i += channels) sum += table[i]!;
  return sum / (table.length / channels);
}

function squaresAround(table: Float32Array, c: number, channels: number, centre: number): number {
  let sum = 0;
  for (let i = c; i < table.length; i += channels) {
    const way = table[i]! - centre;
    sum += way * way;
  }
  return sum;
}
