import { smooth } from '#src/story/timeline.ts';

/** A progress within its bounds: 0 to 1. */
export const clamped = (k: number): number => Math.min(1, Math.max(0, k));

/** Cells painted when a sweep over `count` cells is at `k`: slow at first, then fast. */
export const swept = (k: number, count: number): number => count * clamped(k) ** 2.2;

/** The cell a sweep is at: the one it has begun, the last one when it is done. */
export function sweepCell(k: number, rows: number, cols: number): readonly [y: number, x: number] {
  const i = Math.min(rows * cols - 1, Math.max(0, Math.ceil(swept(k, rows * cols)) - 1));
  return [Math.floor(i / cols), i % cols];
}

/** Pooling is two movements: first the windows collapse, then the map draws together. */
export const collapsed = (done: number): number => clamped(done / 0.6);
export const shrunk = (done: number): number => smooth((done - 0.6) / 0.4);

/** Leaves early and comes late, so that what goes and what comes are not both half there. */
export const faded = (light: number): number => smooth(light * 1.5 - 0.5);

const TRAVEL = 0.3;

/** How far cell `i` of `count` has come on its way when the whole peel is at `k`; first goes first. */
export const travelled = (k: number, i: number, count: number): number =>
  smooth((k - (i / count) * (1 - TRAVEL)) / TRAVEL);

/** How many cells of `count` have set out when the peel is at `k`. */
export const left = (k: number, count: number): number =>
  Math.min(count, Math.max(0, Math.ceil((k / (1 - TRAVEL)) * count)));

/** How many cells of `count` have arrived when the peel is at `k`; never more than have set out. */
export const arrived = (k: number, count: number): number =>
  Math.min(count, Math.max(0, Math.floor(((k - TRAVEL) / (1 - TRAVEL)) * count)));
