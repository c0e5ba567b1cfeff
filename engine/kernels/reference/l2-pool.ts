import type { Kernels } from '../backend.ts';
import { eachWindow } from './windows.ts';

export const l2Pools: Pick<Kernels, 'l2Pool' | 'l2PoolGradient'> = {
  l2Pool({ window, images, reads: { input }, writes: { output } }) {
    const walk = eachWindow(window, images);
    return () =>
      walk((at, cells, start) => {
        let squares = 0;
        for (const cell of cells) squares += input[start + cell]! * input[start + cell]!;
        output[at] = Math.sqrt(squares);
      });
  },

  l2PoolGradient({ window, images, reads, writes: { inputGradient } }) {
    const { input, output, outputGradient } = reads;
    const walk = eachWindow(window, images);
    return () => {
      inputGradient.fill(0);
      walk((at, cells, start) => {
        if (output[at] === 0) return;
        const share = outputGradient[at]! / output[at]!;
        for (const cell of cells) inputGradient[start + cell]! += input[start + cell]! * share;
      });
    };
  },
};
