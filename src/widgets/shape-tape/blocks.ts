import type { Shape } from '#engine/index.ts';

/** Along the paper, per cell: how a width slants away, and how thick a channel is. */
const ACROSS = 0.4;
const RISE = 0.13;
const THICK = 0.25;

/** Numbers in a row of a line; the rest goes below, as in a text. */
export const FOLD = 128;
const ROW = 1.5;

/** A tensor drawn to scale; all in cells, the origin at the upper left. */
export interface Block {
  readonly width: number;
  readonly height: number;
  /** Paths of the faces, the near one first; of a line, of its rows. */
  readonly faces: readonly (readonly [name: 'thick' | 'top' | 'map' | 'line', path: string])[];
}

/** Maps as a box seen from above, height upright; a line of numbers as rows of one cell’s height. */
export function blockOf(shape: Shape): Block {
  return shape.length === 3 ? box(shape) : line(shape[0]!);
}

function box(shape: Shape): Block {
  const [rows, columns, channels] = shape as readonly [number, number, number];
  const [deep, along, up] = [channels * THICK, columns * ACROSS, columns * RISE];
  const face = (...points: readonly (readonly [number, number])[]): string =>
    `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;
  return {
    width: round(deep + along),
    height: round(rows + up),
    faces: [
      ['thick', face([0, up], [deep, up], [deep, up + rows], [0, up + rows])],
      ['top', face([0, up], [along, 0], [along + deep, 0], [deep, up])],
      ['map', face([deep, up], [deep + along, 0], [deep + along, rows], [deep, up + rows])],
    ],
  };
}

function line(length: number): Block {
  const rows = Math.ceil(length / FOLD);
  const path = Array.from({ length: rows }, (_, i) => {
    const wide = Math.min(FOLD, length - i * FOLD) * THICK;
    return `M0 ${i * ROW}h${round(wide)}v1h-${round(wide)}Z`;
  }).join('');
  return {
    width: Math.min(FOLD, length) * THICK,
    height: (rows - 1) * ROW + 1,
    faces: [['line', path]],
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;
