import type { Kernels } from '../backend.ts';
import { eachWindow } from './windows.ts';

export const avgPools: Pick<Kernels, 'avgPool' | 'avgPoolGradient'> = {
  avgPool:
    ({ window, images, countPadding, reads: { input }, writes: { output } }) =>
    () => {
      const [, width, channels] = window.input;
      const whole = window.size[0] * window.size[1];
      eachWindow(window, images, (at, first, tall, wide) => {
        const weight = 1 / (countPadding ? whole : tall * wide);
        for (let c = 0; c < channels; c++) {
          let sum = 0;
          for (let y = 0; y < tall; y++) {
            for (let x = 0; x < wide; x++) sum += input[first + (y * width + x) * channels + c]!;
          }
          output[at + c] = sum * weight;
        }
      });
    },

  avgPoolGradient:
    ({ window, images, countPadding, reads: { outputGradient }, writes: { inputGradient } }) =>
    () => {
      const [, width, channels] = window.input;
      const whole = window.size[0] * window.size[1];
      inputGradient.fill(0);
      eachWindow(window, images, (at, first, tall, wide) => {
        const weight = 1 / (countPadding ? whole : tall * wide);
        for (let y = 0; y < tall; y++) {
          for (let x = 0; x < wide; x++) {
            const cell = first + (y * width + x) * channels;
            for (let c = 0; c < channels; c++) {
              inputGradient[cell + c]! += outputGradient[at + c]! * weight;
            }
          }
        }
      });
    },
};
