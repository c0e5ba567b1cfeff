import type { Kernels } from '../backend.ts';

export const mapScales: Pick<Kernels, 'scaleMaps' | 'scaleMapsFactorsGradient'> = {
  scaleMaps:
    ({ images, reads: { input, factors }, writes: { output } }) =>
    () => {
      const channels = factors.length / images;
      const size = input.length / images;
      for (let image = 0, i = 0; image < images; image++) {
        for (const end = (image + 1) * size; i < end;) {
          for (let c = 0; c < channels; c++, i++) {
            output[i] = input[i]! * factors[image * channels + c]!;
          }
        }
      }
    },

  scaleMapsFactorsGradient:
    ({ images, reads: { input, outputGradient }, writes: { factorsGradient } }) =>
    () => {
      const channels = factorsGradient.length / images;
      const size = input.length / images;
      for (let image = 0; image < images; image++) {
        for (let c = 0; c < channels; c++) {
          let sum = 0;
          for (let i = image * size + c; i < (image + 1) * size; i += channels) {
            sum += input[i]! * outputGradient[i]!;
          }
          factorsGradient[image * channels + c] = sum;
        }
      }
    },
};
