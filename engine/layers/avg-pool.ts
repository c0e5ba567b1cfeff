import { avgPools } from '../kernels/reference/avg-pool.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { poolWindow } from './pool.ts';
import type { PoolOptions } from './pool.ts';
import { meanOf, underWindow } from './terms.ts';
import { reachOf } from './window.ts';
import type { Window } from './window.ts';

/** Each window becomes its mean, map by map. */
export interface AvgPoolSpec extends PoolOptions {
  readonly name: string;
  readonly kind: 'avgPool';
  readonly from?: readonly string[];
  /**
   * Whether cells of the padding count as zeros (PyTorch's default, `count_include_pad`) or are
   * left out of the mean (Keras, and the default here).
   */
  readonly countPadding?: boolean;
}

/** The `avgPool` layer. */
export function avgPool(options: Options, inputs: readonly Shape[]): Layer {
  return avgPoolOver(poolWindow(options, inputs), options.flag('countPadding', false));
}

/** A layer that takes the mean of the cells under a window. */
export function avgPoolOver(window: Window, countPadding: boolean): Layer {
  return {
    shape: [window.rows, window.columns, window.input[2]],
    kernels: avgPools,
    reach: reachOf(window),
    forward: ({ images, inputs: [input], output }) => [
      {
        kernel: 'avgPool',
        window,
        images,
        countPadding,
        reads: { input: input! },
        writes: { output },
      },
    ],
    backward({ images, outputGradient, inputGradients: [inputGradient] }) {
      const [reads, writes] = [{ outputGradient }, { inputGradient: inputGradient! }];
      return [{ kernel: 'avgPoolGradient', window, images, countPadding, reads, writes }];
    },
  };
}

/** Where its cells come from. */
export const avgPoolSources: SourcesOf = (options, inputs) => {
  const window = poolWindow(options, inputs);
  const countPadding = options.flag('countPadding', false);
  const whole = countPadding ? window.size[0] * window.size[1] : undefined;
  return (view) => meanOf(underWindow(window, view), whole);
};
