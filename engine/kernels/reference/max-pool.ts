import type { Kernels } from '../backend.ts';
import { eachWindow } from './windows.ts';

export const maxPools: Pick<Kernels, 'maxPool' | 'maxPoolGradient'> = {
  maxPool:
    ({ window, images, reads: { input }, writes: { output } }) =>
    () => {
      const [, width, channels] = window.input;
      eachWindow(window, images, (at, first, tall, wide) => {
        for (let c = 0; c < channels; c++) {
          let largest = -Infinity;
          for (let y = 0; y < tall; y++) {
            for (let x = 0; x < wide; x++) {
              largest = Math.max(largest, input[first + (y * width + x) * channels + c]!);
            }
          }
          output[at + c] = largest;
        }
      });
    },

  maxPoolGradient:
    ({ window, images, rectified, reads, writes: { inputGradient } }) =>
    () => {
      const { input, outputGradient } = reads;
      const [, width, channels] = window.input;
      inputGradient.fill(0);
      eachWindow(window, images, (at, first, tall, wide) => {
        for (let c = 0; c < channels; c++) {
          let winner = first + c;
          for (let y = 0; y < tall; y++) {
            for (let x = 0; x < wide; x++) {
              const cell = first + (y * width + x) * channels + c;
              if (input[cell]! > input[winner]!) winner = cell;
            }
          }
          if (rectified && !(input[winner]! > 0)) continue;
          inputGradient[winner]! += outputGradient[at + c]!;
        }
      });
    },
};
