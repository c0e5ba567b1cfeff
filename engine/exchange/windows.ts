import type { Pair, Sides } from '../layers/options.ts';
import type { Shape } from '../shape.ts';
import type { PlacedLayer } from './placed.ts';

/** How a window slides, every number in cells. */
export interface Sliding {
  readonly size: Pair;
  readonly stride: Pair;
  readonly padding: Sides;
}

/** The sliding window of a pool; its stride is the window unless it is given. */
export function poolOf({ options }: PlacedLayer): Sliding {
  const size = options.pair('window', 1, [2, 2]);
  return { size, stride: options.pair('stride', 1, size), padding: options.sides('padding') };
}

/** The sliding kernel of a convolution. */
export function slidingOf({ options }: PlacedLayer): Sliding {
  const size = options.pair('kernel', 1);
  return { size, stride: options.pair('stride', 1, [1, 1]), padding: options.sides('padding') };
}

/**
 * The padding with which there are ⌈side / stride⌉ windows ("same" in Keras, `SAME_UPPER` in ONNX).
 * An odd cell comes after the picture, or before it where `upper` is false.
 */
export function samePadding(input: Shape, extent: Pair, stride: Pair, upper = true): Sides {
  const alongAxis = (axis: 0 | 1): Pair => {
    const windows = Math.ceil(input[axis]! / stride[axis]);
    const total = Math.max(0, (windows - 1) * stride[axis] + extent[axis] - input[axis]!);
    const [less, more] = [Math.floor(total / 2), Math.ceil(total / 2)];
    return upper ? [less, more] : [more, less];
  };
  const [top, bottom] = alongAxis(0);
  const [left, right] = alongAxis(1);
  return [top, right, bottom, left];
}

/** The cells from a window's first to its last, gaps between its cells included. */
export function extentOf(size: Pair, dilation: Pair): Pair {
  return [(size[0] - 1) * dilation[0] + 1, (size[1] - 1) * dilation[1] + 1];
}
