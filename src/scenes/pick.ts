import { faceOf, unface } from './camera.ts';
import { visible, type Frame, type Slab } from './slab.ts';

/** A cell of a slab: whole rows and columns from its top left. */
export interface Cell {
  readonly slab: Slab;
  readonly y: number;
  readonly x: number;
}

/**
 * The cell under a point of the stage, in CSS pixels from its top left; null where there is none.
 * The foremost slab that is half there wins; an outline of what is not there yet can be touched
 * as well.
 */
export function pick(frame: Frame, x: number, y: number): Cell | null {
  const seen = visible({ ...frame, cells: [] });
  for (let i = seen.length - 1; i >= 0; i--) {
    const slab = seen[i]!;
    if (slab.opacity < 0.5) continue;
    const at = unface(faceOf(frame.camera, slab), x, y);
    if (!at || at.col < 0 || at.row < 0 || at.col >= slab.cols || at.row >= slab.rows) continue;
    return { slab, y: Math.floor(at.row), x: Math.floor(at.col) };
  }
  return null;
}
