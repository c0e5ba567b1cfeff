import { maxPools } from '../kernels/reference/max-pool.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { poolWindow } from './pool.ts';
import type { PoolOptions } from './pool.ts';
import { largestOf, underWindow } from './terms.ts';
import { reachOf } from './window.ts';
import type { Window } from './window.ts';

/** Each window keeps its largest cell, map by map. Padding never wins. */
export interface MaxPoolSpec extends PoolOptions {
  readonly name: string;
  readonly kind: 'maxPool';
  readonly from?: readonly string[];
}

/** The `maxPool` layer. Among equals the first in reading order wins, and takes the gradient. */
export function maxPool(options: Options, inputs: readonly Shape[]): Layer {
  const window = poolWindow(options, inputs);
  return maxPoolOver(window);
}

/** A layer that takes the largest cell under a window. */
export function maxPoolOver(window: Window): Layer {
  return {
    shape: [window.rows, window.columns, window.input[2]],
    kernels: maxPools,
    reach: reachOf(window),
    unrectifies: true,
    forward: ({ images, inputs: [input], output }) => [
      { kernel: 'maxPool', window, images, reads: { input: input! }, writes: { output } },
    ],
    backward(site) {
      const [input] = site.inputs;
      const [inputGradient] = site.inputGradients;
      const { images, output, outputGradient, rectifiedInput: rectified } = site;
      const reads = { input: input!, output, outputGradient };
      const writes = { inputGradient: inputGradient! };
      return [{ kernel: 'maxPoolGradient', window, images, rectified, reads, writes }];
    },
  };
}

/** Where its cells come from. */
export const maxPoolSources: SourcesOf = (options, inputs) => {
  const window = poolWindow(options, inputs);
  return (view) => largestOf(underWindow(window, view));
};
