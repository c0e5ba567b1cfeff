import { centre } from '#engine/data/centre.ts';
import type { Picture } from './chosen.svelte.ts';
import { CELLS, raster } from './strokes.ts';
import type { Mark, Point } from './strokes.ts';

/** What lies on the pad, and what lay there before each change, the latest last. */
export interface Drawing {
  readonly marks: readonly Mark[];
  readonly past: readonly (readonly Mark[])[];
}

/** A pad nothing was ever drawn on. */
export const emptyPad: Drawing = { marks: [], past: [] };

/** Cells of the fine raster along one side: each of the 28 cells is drawn as 4×4. */
const FINE = 4 * CELLS;

/** The pen touches the pad at `point`. */
export function touch(drawing: Drawing, point: Point, erases: boolean): Drawing {
  return changed(drawing, [...drawing.marks, { points: [point], erases }]);
}

/** The pen that last touched the pad moves on through `points`. Without such a pen, nothing changes. */
export function move(drawing: Drawing, points: readonly Point[]): Drawing {
  const last = drawing.marks.at(-1);
  if (!last || 'pixels' in last) return drawing;
  const longer = { ...last, points: [...last.points, ...points] };
  return { ...drawing, marks: [...drawing.marks.slice(0, -1), longer] };
}

/** A picture of 28×28 cells takes the place of everything on the pad. */
export function press(drawing: Drawing, pixels: Float32Array): Drawing {
  return changed(drawing, [{ pixels }]);
}

/** Everything off the pad; an empty pad stays as it is. */
export function clear(drawing: Drawing): Drawing {
  return drawing.marks.length ? changed(drawing, []) : drawing;
}

/** The pad as it was before the last stroke, stamp or clearing; the first state has nothing before it. */
export function undo(drawing: Drawing): Drawing {
  const marks = drawing.past.at(-1);
  return marks ? { marks, past: drawing.past.slice(0, -1) } : drawing;
}

/**
 * What the network gets: 28×28, scaled into 20×20 and centred by its mass, 0 paper … 1 ink;
 * `null` while there is no ink. A picture stamped and left alone comes through unchanged.
 */
export function read(drawing: Drawing): Float32Array | null {
  const [only, ...others] = drawing.marks;
  if (only && 'pixels' in only && others.length === 0) return only.pixels;
  return centre(raster(drawing.marks, FINE), FINE, FINE);
}

/** Where the picture on the pad came from, and what to call it. */
export function nameOf({ marks }: Drawing): Picture {
  const fromFile = marks.length === 1 && 'pixels' in marks[0]!;
  return fromFile
    ? { kind: 'file', words: 'your picture' }
    : { kind: 'drawn', words: 'your drawing' };
}

const changed = ({ marks, past }: Drawing, now: readonly Mark[]): Drawing => ({
  marks: now,
  past: [...past, marks],
});
