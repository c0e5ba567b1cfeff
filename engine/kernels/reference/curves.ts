import { sigmoid, tanh } from '../../squash.ts';
import type { Kernels } from '../backend.ts';

type Curves = 'sigmoid' | 'sigmoidGradient' | 'tanh' | 'tanhGradient' | 'silu' | 'siluGradient';

export const curves: Pick<Kernels, Curves> = {
  sigmoid:
    ({ reads: { input }, writes: { output } }) =>
    () => {
      for (let i = 0; i < output.length; i++) output[i] = sigmoid(input[i]!);
    },

  sigmoidGradient:
    ({ reads: { output, outputGradient }, writes: { inputGradient } }) =>
    () => {
      for (let i = 0; i < inputGradient.length; i++) {
        inputGradient[i] = outputGradient[i]! * output[i]! * (1 - output[i]!);
      }
    },

  tanh:
    ({ amplitude, slope, reads: { input }, writes: { output } }) =>
    () => {
      for (let i = 0; i < output.length; i++) output[i] = amplitude * tanh(slope * input[i]!);
    },

  tanhGradient:
    ({ amplitude, slope, reads: { output, outputGradient }, writes: { inputGradient } }) =>
    () => {
      for (let i = 0; i < inputGradient.length; i++) {
        const share = output[i]! / amplitude;
        inputGradient[i] = outputGradient[i]! * amplitude * slope * (1 - share * share);
      }
    },

  silu:
    ({ reads: { input }, writes: { output } }) =>
    () => {
      for (let i = 0; i < output.length; i++) output[i] = input[i]! * sigmoid(input[i]!);
    },

  siluGradient:
    ({ reads: { input, outputGradient }, writes: { inputGradient } }) =>
    () => {
      for (let i = 0; i < inputGradient.length; i++) {
        const share = sigmoid(input[i]!);
        inputGradient[i] = outputGradient[i]! * share * (1 + input[i]! * (1 - share));
      }
    },
};
