import type { Kernels } from '../backend.ts';
import { eachWindow } from './windows.ts';

export const avgPools: Pick<Kernels, 'avgPool' | 'avgPoolGradient'> = {
  avgPool({ window, images, countPadding, reads: { input }, writes: { output } }) {
    const whole = window.size[0] * window.size[1];
    const walk = eachWindow(window, images);
    return () =>
      walk((at, cells, start) => {
        let sum = 0;
        for (const cell of cells) sum += input[start + cell]!;
        output[at] = sum / (countPadding ? whole : cells.length);
      });
  },

  avgPoolGradient({ window, images, countPadding, reads, writes: { inputGradient } }) {
    const whole = window.size[0] * window.size[1];
    const walk = eachWindow(window, images);
    return () => {
      inputGradient.fill(0);
      walk((at, cells, start) => {
        const share = reads.outputGradient[at]! / (countPadding ? whole : cells.length);
        for (const cell of cells) inputGradient[start + cell]! += share;
      });
    };
  },
};
