import type { Kernels } from '../backend.ts';

export const relus: Pick<Kernels, 'relu' | 'reluGradient'> = {
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
};
