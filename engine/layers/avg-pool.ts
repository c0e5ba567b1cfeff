import { avgPools } from '../kernels/reference/avg-pool.ts';
import type { Shape } from '../shape.ts';
import type { Layer, Origin, View } from './layer.ts';
import type { Options } from './options.ts';
import { poolWindow } from './pool.ts';
import type { PoolOptions } from './pool.ts';
import { cellsUnder, reachOf } from './window.ts';
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
  const window = poolWindow(options, inputs);
  const countPadding = options.flag('countPadding', false);
  options.noOthers();
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
      if (!inputGradient) return [];
      const [reads, writes] = [{ outputGradient }, { inputGradient }];
      return [{ kernel: 'avgPoolGradient', window, images, countPadding, reads, writes }];
    },
    sources: (view) => sources(window, countPadding, view),
  };
}

function sources(window: Window, countPadding: boolean, { cell, inputs }: View): Origin {
  const [row, column, c] = cell as readonly [number, number, number];
  const { name, data } = inputs[0]!;
  const [, width, channels] = window.input;
  const seen = cellsUnder(window, row, column);
  const weight = 1 / (countPadding ? window.size[0] * window.size[1] : seen.length);
  const terms = seen.map(({ y, x }) => {
    const value = data[(y * width + x) * channels + c]!;
    return { from: name, cell: [y, x, c], value, weight, product: value * weight };
  });
  return { rule: 'mean', terms };
}
