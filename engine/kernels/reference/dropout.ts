import type { Kernels } from '../backend.ts';

export const dropouts: Pick<Kernels, 'dropout'> = {
  dropout:
    ({ rate, reads: { input }, writes: { output, factors } }) =>
    ({ random }) => {
      for (let i = 0; i < output.length; i++) {
        const factor = !random ? 1 : random.chance(rate) ? 0 : 1 / (1 - rate);
        factors[i] = factor;
        output[i] = input[i]! * factor;
      }
    },
};
