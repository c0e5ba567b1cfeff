import { LARGEST, sayShape, sizeOf } from '../shape.ts';
import type { Reach } from './layer.ts';
import type { Options, Pair, Sides } from './options.ts';
import type { MapShape } from './reads.ts';

/** A window of `size` cells that slides over maps; every number in cells. */
export interface Window {
  readonly input: MapShape;
  /** How often it fits: ⌊(side + padding − (size − 1) · dilation − 1) / stride⌋ + 1. */
  readonly rows: number;
  readonly columns: number;
  readonly size: Pair;
  readonly stride: Pair;
  readonly padding: Sides;
  readonly dilation: Pair;
}

/** The one window as large as the maps, without padding. */
export function wholeWindow(input: MapShape): Window {
  return {
    input,
    rows: 1,
    columns: 1,
    size: [input[0], input[1]],
    stride: [1, 1],
    padding: [0, 0, 0, 0],
    dilation: [1, 1],
  };
}

/** How often the window fits into the maps; refuses one that does not fit at all. */
export function slide(
  options: Options,
  input: MapShape,
  { size, stride, padding, dilation }: Pick<Window, 'size' | 'stride' | 'padding' | 'dilation'>,
): Window {
  const [top, right, bottom, left] = padding;
  const padded = [input[0] + top + bottom, input[1] + left + right] as const;
  const extent = extentOf(size, dilation);
  if (extent[0] > padded[0] || extent[1] > padded[1]) {
    const spread = extent[0] === size[0] && extent[1] === size[1] ? '' : ' with its dilation';
    const around = sayShape(padded) === sayShape(input.slice(0, 2)) ? '' : ' with its padding';
    options.refuse(
      `its window covers ${sayShape(extent)} cells${spread}, but its input has only ` +
        `${sayShape(padded)}${around}; make the window smaller or the padding larger.`,
    );
  }
  if (sizeOf(padded) * input[2] > LARGEST) {
    options.refuse(
      `its input with its padding is ${sayShape([...padded, input[2]])}, which does not fit into ` +
        'memory; take less padding.',
    );
  }
  const rows = Math.floor((padded[0] - extent[0]) / stride[0]) + 1;
  const columns = Math.floor((padded[1] - extent[1]) / stride[1]) + 1;
  return { input, rows, columns, size, stride, padding, dilation };
}

/** For the receptive field: the cells from the window's first to its last, and its step. */
export function reachOf({ size, stride, dilation }: Window): Reach {
  return { window: extentOf(size, dilation), stride };
}

/**
 * The input cells under the window at an output place, in reading order, with their place in the
 * window. Those that lie in the padding are left out.
 */
export function cellsUnder(
  { input, size, stride, padding, dilation }: Window,
  row: number,
  column: number,
): { y: number; x: number; v: number; u: number }[] {
  const cells = [];
  for (let v = 0; v < size[0]; v++) {
    for (let u = 0; u < size[1]; u++) {
      const y = row * stride[0] + v * dilation[0] - padding[0];
      const x = column * stride[1] + u * dilation[1] - padding[3];
      if (y >= 0 && y < input[0] && x >= 0 && x < input[1]) cells.push({ y, x, v, u });
    }
  }
  return cells;
}

function extentOf(size: Pair, dilation: Pair): Pair {
  return [(size[0] - 1) * dilation[0] + 1, (size[1] - 1) * dilation[1] + 1];
}
