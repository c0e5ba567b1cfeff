import type { Kernels } from '../backend.ts';
import { eachWindow } from './windows.ts';

type Pools =
  | 'maxPool'
  | 'maxPoolGradient'
  | 'avgPool'
  | 'avgPoolGradient'
  | 'l2Pool'
  | 'l2PoolGradient'
  | 'globalAvgPool'
  | 'globalAvgPoolGradient';

export const pools: Pick<Kernels, Pools> = {
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
