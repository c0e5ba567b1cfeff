import { sources, type Sources } from '#engine/index.ts';
import type { Cells, Slab } from '../slab.ts';
import { kernelOf, type Part } from './anatomy.ts';
import type { Sheet } from './sheet.ts';

/** A cell of a layer, as the engine counts: [row, column, channel], or [place] in a line. */
export interface Spot {
  readonly layer: string;
  readonly cell: readonly number[];
}

/** The cells of one slab that belong together: the smallest rectangle around them. */
export interface Patch {
  /** The slab's id. */
  readonly slab: string;
  readonly part: string;
  readonly cells: Cells;
}

/** A cell and all it is made of, by slab. */
export interface Trail {
  readonly sources: Sources;
  readonly spot: Patch;
  /** Where the numbers come from. */
  readonly inputs: readonly Patch[];
  /** What they are multiplied by. */
  readonly weights: readonly Patch[];
}

/** Where a cell comes from, as the engine tells it, on the slabs of the scene. */
export function trailOf({ trace, parts }: Sheet, { layer, cell }: Spot): Trail {
  const found = sources(trace.network, trace, layer, cell);
  const inputs = new Patches();
  const weights = new Patches();
  const kernel = parts.get(kernelOf(layer));
  for (const { from, cell: at, weightAt } of found.terms) {
    inputs.add(parts.get(from)!, at);
    if (!kernel || weightAt?.length !== 4) continue;
    const [v, u, c, o] = weightAt as readonly [number, number, number, number];
    weights.add(kernel, [v, u, c * parts.get(layer)!.channels + o]);
  }
  const spot = new Patches();
  spot.add(parts.get(layer)!, cell);
  return { sources: found, spot: spot.list[0]!, inputs: inputs.list, weights: weights.list };
}

/** The engine's cell at row `y`, column `x` of one channel of a part. */
export const cellOf = ({ rows, cols }: Part, channel: number, y: number, x: number): number[] =>
  rows === 1 && cols === 1 ? [channel] : cols === 1 && rows > 1 ? [y] : [y, x, channel];

/** The cell of a slab of that part: which channel, row and column. */
export function placeOf({ rows, cols }: Part, cell: readonly number[]) {
  const [first = 0, x = 0, channel = 0] = cell;
  if (cell.length === 3) return { channel, y: first, x };
  return rows === 1 && cols === 1 ? { channel: first, y: 0, x: 0 } : { channel: 0, y: first, x: 0 };
}

/**
 * The cells a patch covers on a slab as it is drawn now: a pool that still shows its source has
 * two by two of them for one of its own.
 */
export function cellsOn(slab: Slab, part: Part, [y, x, rows, cols]: Cells): Cells {
  const [down, across] = [slab.rows / part.rows, slab.cols / part.cols];
  return [y * down, x * across, rows * down, cols * across];
}

class Patches {
  readonly #patches = new Map<string, Patch>();

  add(part: Part, cell: readonly number[]): void {
    const { channel, y, x } = placeOf(part, cell);
    const slab = `${part.name}/${channel}`;
    const known = this.#patches.get(slab)?.cells ?? [y, x, 1, 1];
    const top = Math.min(known[0], y);
    const left = Math.min(known[1], x);
    const rows = Math.max(known[0] + known[2], y + 1) - top;
    const cols = Math.max(known[1] + known[3], x + 1) - left;
    this.#patches.set(slab, { slab, part: part.name, cells: [top, left, rows, cols] });
  }

  get list(): Patch[] {
    return [...this.#patches.values()];
  }
}
