import { blurs } from '../kernels/reference/blur.ts';
import { tapsUnder } from '../kernels/blur.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { oneMap } from './reads.ts';
import { onMap, weighed } from './terms.ts';
import { reachOf } from './window.ts';
import type { Window } from './window.ts';

/** Blurs each map with a binomial kernel and keeps every second cell: striding without aliasing. */
export interface BlurPoolSpec {
  readonly name: string;
  readonly kind: 'blurPool';
  readonly from?: readonly string[];
  /** Side of the kernel; default 3, the weights 1 2 1. */
  readonly size?: number;
  /** Default 2. */
  readonly stride?: number;
}

/**
 * The `blurPool` layer (Zhang 2019, "Making convolutional networks shift-invariant again"). The
 * padding mirrors the map, as many cells as the kernel needs to stand on every cell: one more at
 * the bottom and on the right if its side is even, as in the paper's own code.
 */
export function blurPool(options: Options, inputs: readonly Shape[]): Layer {
  const window = blurWindow(options, inputs);
  return {
    shape: [window.rows, window.columns, window.input[2]],
    kernels: blurs,
    reach: reachOf(window),
    forward: ({ images, inputs: [input], output }) => [
      { kernel: 'blurPool', window, images, reads: { input: input! }, writes: { output } },
    ],
    backward({ images, outputGradient, inputGradients: [inputGradient] }) {
      const [reads, writes] = [{ outputGradient }, { inputGradient: inputGradient! }];
      return [{ kernel: 'blurPoolGradient', window, images, reads, writes }];
    },
  };
}

function blurWindow(options: Options, inputs: readonly Shape[]): Window {
  const input = oneMap(options, inputs);
  const size = options.whole('size', 1, 3);
  const stride = options.whole('stride', 1, 2);
  const before = Math.floor((size - 1) / 2);
  const after = size - 1 - before;
  if (after >= Math.min(input[0], input[1])) {
    options.refuse(
      `its kernel of ${size}×${size} mirrors ${after} cells at the border, but its input is ` +
        `${input[0]}×${input[1]}; take a smaller "size".`,
    );
  }
  return {
    input,
    rows: Math.floor((input[0] - 1) / stride) + 1,
    columns: Math.floor((input[1] - 1) / stride) + 1,
    size: [size, size],
    stride: [stride, stride],
    padding: [before, after, after, before],
    dilation: [1, 1],
  };
}

/** Where its cells come from. Those near the border are read as they are, and in the mirror. */
export const blurPoolSources: SourcesOf = (options, inputs) => {
  const window = blurWindow(options, inputs);
  return (view) => {
    const [row, column] = view.cell as readonly [number, number];
    const terms = tapsUnder(window, row, column).map(({ y, x, weight }) =>
      weighed(onMap(window, view, y, x), weight),
    );
    return { rule: 'sum', terms };
  };
};
