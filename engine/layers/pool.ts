import type { Shape } from '../shape.ts';
import type { Options, Pair, Sides } from './options.ts';
import { oneMap } from './reads.ts';
import { cellsUnder, slide } from './window.ts';
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

/** The cells under every window, in one list: what pools run over instead of the window's sums. */
export interface Cover {
  /** The first cell's place in the data, channel 0; in reading order, window after window. */
  readonly cells: Int32Array;
  /** Where each window's cells begin in that list; the next entry is where they end. */
  readonly starts: Int32Array;
}

/** Lists the cells under every window. Cells of the padding are left out. */
export function coverOf(window: Window): Cover {
  const { rows, columns, input, size } = window;
  const cells = new Int32Array(rows * columns * size[0] * size[1]);
  const starts = new Int32Array(rows * columns + 1);
  let count = 0;
  for (let place = 0; place < rows * columns; place++) {
    for (const { y, x } of cellsUnder(window, Math.floor(place / columns), place % columns)) {
      cells[count++] = (y * input[1] + x) * input[2];
    }
    starts[place + 1] = count;
  }
  return { cells: cells.slice(0, count), starts };
}
