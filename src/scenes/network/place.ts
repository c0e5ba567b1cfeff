import type { Vec3 } from '../slab.ts';
import type { NetworkPose } from './pose.ts';
import type { Sheet } from './sheet.ts';

/** Where a slab stands: its middle and its size, in cells of the input. */
export interface Place {
  readonly at: Vec3;
  readonly size: Vec3;
}

/** Where every channel of every part stands in a pose. */
export type Layout = ReadonlyMap<string, readonly Place[]>;

/** What the placing of one part needs to know: the pose, and cosine and sine of its azimuth. */
export interface Ground {
  readonly sheet: Sheet;
  readonly pose: NetworkPose;
  readonly cos: number;
  readonly sin: number;
}

/** Thickness of a plate, in cells of the input. */
export const THICK = 0.22;

/** A distance meant for maps of 28 cells, in a network of much smaller pictures: a part of their side. */
export const airOf = ({ sheet }: Ground, cells: number, share: number): number =>
  Math.min(cells, sheet.anatomy.parts.get('input')!.cols * share);

/** The point (y, x), in cells from the top left, on the front of a place of `rows` × `cols`. */
export function pointOn(place: Place, rows: number, cols: number, y: number, x: number): Vec3 {
  const { at, size } = place;
  const [left, top] = [at[0] - size[0] / 2, at[1] + size[1] / 2];
  return [left + (x / cols) * size[0], top - (y / rows) * size[1], at[2] + size[2] / 2];
}
