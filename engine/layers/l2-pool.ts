import { l2Pools } from '../kernels/reference/l2-pool.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { poolWindow } from './pool.ts';
import type { PoolOptions } from './pool.ts';
import { underWindow } from './terms.ts';
import { reachOf } from './window.ts';

/** Each window becomes the root of its sum of squares, map by map. */
export interface L2PoolSpec extends PoolOptions {
  readonly name: string;
  readonly kind: 'l2Pool';
  readonly from?: readonly string[];
}

/**
 * The `l2Pool` layer (Sermanet, Chintala & LeCun 2012), PyTorch's `LPPool2d` of norm 2. Its
 * gradient is 0 where all of a window is 0.
 */
export function l2Pool(options: Options, inputs: readonly Shape[]): Layer {
  const window = poolWindow(options, inputs);
  return {
    shape: [window.rows, window.columns, window.input[2]],
    kernels: l2Pools,
    reach: reachOf(window),
    forward: ({ images, inputs: [input], output }) => [
      { kernel: 'l2Pool', window, images, reads: { input: input! }, writes: { output } },
    ],
    backward(site) {
      const { images, inputs, output, outputGradient, inputGradients } = site;
      const [inputGradient] = inputGradients;
      const reads = { input: inputs[0]!, output, outputGradient };
      return [
        {
          kernel: 'l2PoolGradient',
          window,
          images,
          reads,
          writes: { inputGradient: inputGradient! },
        },
      ];
    },
  };
}

/** Where its cells come from. */
export const l2PoolSources: SourcesOf = (options, inputs) => {
  const window = poolWindow(options, inputs);
  return (view) => {
    const terms = underWindow(window, view);
    return { rule: 'root', terms: terms.map((term) => ({ ...term, product: term.value ** 2 })) };
  };
};
