import { l2Pools } from '../kernels/reference/l2-pool.ts';
import type { Shape } from '../shape.ts';
import type { Layer, Origin, View } from './layer.ts';
import type { Options } from './options.ts';
import { poolWindow } from './pool.ts';
import type { PoolOptions } from './pool.ts';
import { cellsUnder, reachOf } from './window.ts';
import type { Window } from './window.ts';

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
  options.noOthers();
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
      if (!inputGradient) return [];
      const reads = { input: inputs[0]!, output, outputGradient };
      return [{ kernel: 'l2PoolGradient', window, images, reads, writes: { inputGradient } }];
    },
    sources: (view) => sources(window, view),
  };
}

function sources(window: Window, { cell, inputs }: View): Origin {
  const [row, column, c] = cell as readonly [number, number, number];
  const { name, data } = inputs[0]!;
  const [, width, channels] = window.input;
  const terms = cellsUnder(window, row, column).map(({ y, x }) => {
    const value = data[(y * width + x) * channels + c]!;
    return { from: name, cell: [y, x, c], value, product: value * value };
  });
  return { rule: 'root', terms };
}
