import type { Kernels } from '../backend.ts';
import { tapsUnder } from '../blur.ts';
import { eachWindow } from './windows.ts';

export const blurs: Pick<Kernels, 'blurPool' | 'blurPoolGradient'> = {
  blurPool({ window, images, reads: { input }, writes: { output } }) {
    const weights = tapsUnder(window, 0, 0).map(({ weight }) => weight);
    const walk = eachWindow(window, images, tapsUnder);
    return () =>
      walk((at, cells, start) => {
        let sum = 0;
        cells.forEach((cell, k) => (sum += input[start + cell]! * weights[k]!));
        output[at] = sum;
      });
  },

  blurPoolGradient({ window, images, reads: { outputGradient }, writes: { inputGradient } }) {
    const weights = tapsUnder(window, 0, 0).map(({ weight }) => weight);
    const walk = eachWindow(window, images, tapsUnder);
    return () => {
      inputGradient.fill(0);
      walk((at, cells, start) =>
        cells.forEach((cell, k) => {
          inputGradient[start + cell]! += outputGradient[at]! * weights[k]!;
        }),
      );
    };
  },
};
