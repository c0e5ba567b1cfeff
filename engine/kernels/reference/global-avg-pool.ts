import type { Kernels } from '../backend.ts';

export const globalAvgPools: Pick<Kernels, 'globalAvgPool' | 'globalAvgPoolGradient'> = {
  globalAvgPool:
    ({ places, images, reads: { input }, writes: { output } }) =>
    () => {
      const channels = output.length / images;
      for (let image = 0; image < images; image++) {
        const end = (image + 1) * places * channels;
        for (let c = 0; c < channels; c++) {
          let sum = 0;
          for (let i = image * places * channels + c; i < end; i += channels) sum += input[i]!;
          output[image * channels + c] = sum / places;
        }
      }
    },

  globalAvgPoolGradient:
    ({ places, images, reads: { outputGradient }, writes: { inputGradient } }) =>
    () => {
      const channels = outputGradient.length / images;
      for (let image = 0, i = 0; image < images; image++) {
        for (let place = 0; place < places; place++) {
          for (let c = 0; c < channels; c++, i++) {
            inputGradient[i] = outputGradient[image * channels + c]! / places;
          }
        }
      }
    },
};
