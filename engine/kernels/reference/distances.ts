import type { Kernels } from '../backend.ts';

export const distances: Pick<Kernels, 'squaredDistances' | 'squaredDistancesGradient'> = {
  squaredDistances:
    ({ units, reads: { input, centres }, writes: { output } }) =>
    () => {
      const length = centres.length / units;
      for (let row = 0, to = 0; row < input.length; row += length) {
        for (let o = 0; o < units; o++, to++) {
          let sum = 0;
          for (let i = 0; i < length; i++) {
            const way = input[row + i]! - centres[i * units + o]!;
            sum += way * way;
          }
          output[to] = sum;
        }
      }
    },

  squaredDistancesGradient:
    ({ units, reads: { input, centres, outputGradient }, writes: { inputGradient } }) =>
    () => {
      const length = centres.length / units;
      for (let i = 0; i < input.length; i++) {
        const row = Math.floor(i / length);
        let sum = 0;
        for (let o = 0; o < units; o++) {
          const way = input[i]! - centres[(i - row * length) * units + o]!;
          sum += 2 * way * outputGradient[row * units + o]!;
        }
        inputGradient[i] = sum;
      }
    },
};
