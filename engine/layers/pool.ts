import type { Shape } from '../shape.ts';
import type { Options, Pair, Sides } from './options.ts';
import { oneMap } from './reads.ts';
import { slide } from './window.ts';
import type { Window } from './window.ts';

/** What the pools have in common. */
export interface PoolOptions {
  /** Side of the window, or `[height, width]`; default 2. */
  readonly window?: number | Pair;
  /** Default: the window, so that windows lie side by side. */
  readonly stride?: number | Pair;
  /** Cells on every side, or `[top, right, bottom, left]`; default 0, always less than the window. */
  readonly padding?: number | Sides;
}

/** Reads these options. Refuses a window that could lie in the padding entirely. */
export function poolWindow(options: Options, inputs: readonly Shape[]): Window {
  const input = oneMap(options, inputs);
  const size = options.pair('window', 1, [2, 2]);
  const stride = options.pair('stride', 1, size);
  const padding = options.sides('padding');
  const [top, right, bottom, left] = padding;
  if (Math.max(top, bottom) >= size[0] || Math.max(left, right) >= size[1]) {
    options.refuse(
      `a padding of [${padding.join(', ')}] is too wide for a window of ${size.join('×')}: ` +
        'a window could miss the picture; take less padding than the window is wide.',
    );
  }
  return slide(options, input, { size, stride, padding, dilation: [1, 1] });
}

/**
 * Goes over the windows of all images in order. For each: where its output lies, channel 0; where
 * its first cell lies, channel 0; and how many rows and columns of it lie in the picture.
 */
export function eachWindow(
  { rows, columns, input, size, stride, padding }: Window,
  images: number,
  visit: (at: number, first: number, height: number, width: number) => void,
): void {
  const [height, width, channels] = input;
  let at = 0;
  for (let image = 0; image < images; image++) {
    for (let row = 0; row < rows; row++) {
      const y = row * stride[0] - padding[0];
      const top = Math.max(0, y);
      const tall = Math.min(height, y + size[0]) - top;
      for (let column = 0; column < columns; column++, at += channels) {
        const x = column * stride[1] - padding[3];
        const left = Math.max(0, x);
        const wide = Math.min(width, x + size[1]) - left;
        visit(at, ((image * height + top) * width + left) * channels, tall, wide);
      }
    }
  }
}
