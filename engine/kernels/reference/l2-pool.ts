import type { Kernels } from '../backend.ts';
import { eachWindow } from './windows.ts';

export const l2Pools: Pick<Kernels, 'l2Pool' | 'l2PoolGradient'> = {
  l2Pool:
    ({ window, images, reads: { input }, writes: { output } }) =>
    () => {
      const [, width, channels] = window.input;
      eachWindow(window, images, (at, first, tall, wide) => {
        for (let c = 0; c < channels; c++) {
          let squares = 0;
          for (let y = 0; y < tall; y++) {
            for (let x = 0; x < wide; x++) {
              const value = input[first + (y * width + x) * channels + c]!;
              squares += value * value;
            }
          }
          output[at + c] = Math.sqrt(squares);
        }
      });
    },

  l2PoolGradient:
    ({ window, images, reads, writes: { inputGradient } }) =>
    () => {
      const { input, output, outputGradient } = reads;
      const [, width, channels] = window.input;
      inputGradient.fill(0);
      eachWindow(window, images, (at, first, tall, wide) => {
        for (let c = 0; c < channels; c++) {
          if (output[at + c] === 0) continue;
          const share = outputGradient[at + c]! / output[at + c]!;
          for (let y = 0; y < tall; y++) {
            for (let x = 0; x < wide; x++) {
              const cell = first + (y * width + x) * channels + c;
              inputGradient[cell]! += input[cell]! * share;
            }
          }
        }
      });
    },
};
