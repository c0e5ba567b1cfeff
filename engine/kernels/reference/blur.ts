import type { Window } from '../../layers/window.ts';
import type { Kernels } from '../backend.ts';
import { tapsAcross, tapsDown } from '../blur.ts';

export const blurs: Pick<Kernels, 'blurPool' | 'blurPoolGradient'> = {
  blurPool: ({ window, images, reads: { input }, writes: { output } }) => {
    const channels = window.input[2];
    const walk = walkOver(window, images);
    return () => {
      output.fill(0);
      walk((from, to, weight) => {
        for (let c = 0; c < channels; c++) output[to + c]! += input[from + c]! * weight;
      });
    };
  },

  blurPoolGradient: ({ window, images, reads: { outputGradient }, writes: { inputGradient } }) => {
    const channels = window.input[2];
    const walk = walkOver(window, images);
    return () => {
      inputGradient.fill(0);
      walk((from, to, weight) => {
        for (let c = 0; c < channels; c++) {
          inputGradient[from + c]! += outputGradient[to + c]! * weight;
        }
      });
    };
  },
};

/** Goes over every cell that every output cell reads: where both lie, channel 0, and its weight. */
function walkOver(window: Window, images: number) {
  const [down, across] = [tapsDown(window), tapsAcross(window)];
  const [height, width, channels] = window.input;
  return (visit: (from: number, to: number, weight: number) => void): void => {
    let to = 0;
    for (let image = 0; image < images; image++) {
      for (const rows of down) {
        for (const columns of across) {
          for (const row of rows) {
            const start = (image * height + row.at) * width;
            for (const column of columns) {
              visit((start + column.at) * channels, to, row.weight * column.weight);
            }
          }
          to += channels;
        }
      }
    }
  };
}
