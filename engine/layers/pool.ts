import type { Shape } from '../shape.ts';
import type { Layer, Term, View } from './layer.ts';
import type { Options, Pair, Sides } from './options.ts';
import { oneMap } from './reads.ts';
import type { MapShape } from './reads.ts';
import { underWindow } from './terms.ts';
import { slide, wholeWindow } from './window.ts';
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

/** A pool with one window as large as the map: a line with a number for each map. */
export function overWholeMap(
  options: Options,
  inputs: readonly Shape[],
  over: (window: Window) => Layer,
): Layer {
  const input = oneMap(options, inputs);
  return { ...over(wholeWindow(input)), shape: [input[2]], reach: 'everything' };
}

/** The cells of a whole map, for `sources` of such a pool. */
export function wholeMap(view: View, [shape]: readonly Shape[]): Term[] {
  const window = wholeWindow(shape as MapShape);
  return underWindow(window, { ...view, cell: [0, 0, ...view.cell] });
}
