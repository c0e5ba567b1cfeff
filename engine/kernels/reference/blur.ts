import type { Window } from '../../layers/window.ts';
import type { Kernels } from '../backend.ts';
import { tapsUnder } from '../blur.ts';
import { eachWindow } from './windows.ts';

export const blurs: Pick<Kernels, 'blurPool' | 'blurPoolGradient'> = {
  blurPool({ window, images, reads: { input }, writes: { output } }) {
    const weights = weightsOf(window);
    const walk = eachWindow(window, images, tapsUnder);
    return () =>
      walk((at, cells, start) => {
        let sum = 0;
        for (let k = 0; k < cells.length; k++) sum += input[start + cells[k]!]! * weights[k]!;
        output[at] = sum;
      });
  },

  blurPoolGradient({ window, images, reads: { outputGradient }, writes: { inputGradient } }) {
    const weights = weightsOf(window);
    const walk = eachWindow(window, images, tapsUnder);
    return () => {
      inputGradient.fill(0);
      walk((at, cells, start) => {
        for (let k = 0; k < cells.length; k++) {
          inputGradient[start + cells[k]!]! += outputGradient[at]! * weights[k]!;
        }
      });
    };
  },
};

/** The same under every window. */
function weightsOf(window: Window): Float64Array {
  return Float64Array.from(tapsUnder(window, 0, 0), ({ weight }) => weight);
}
