import type { Kernels } from '../backend.ts';
import { eachWindow } from './windows.ts';

export const maxPools: Pick<Kernels, 'maxPool' | 'maxPoolGradient'> = {
  maxPool({ window, images, reads: { input }, writes: { output } }) {
    const walk = eachWindow(window, images);
    return () =>
      walk((at, cells, start) => {
        let largest = -Infinity;
        for (const cell of cells) largest = Math.max(largest, input[start + cell]!);
        output[at] = largest;
      });
  },

  maxPoolGradient({ window, images, rectified, reads, writes: { inputGradient } }) {
    const { input, outputGradient } = reads;
    const walk = eachWindow(window, images);
    return () => {
      inputGradient.fill(0);
      walk((at, cells, start) => {
        let winner = start + cells[0]!;
        for (const cell of cells) if (input[start + cell]! > input[winner]!) winner = start + cell;
        if (rectified && !(input[winner]! > 0)) return;
        inputGradient[winner]! += outputGradient[at]!;
      });
    };
  },
};
