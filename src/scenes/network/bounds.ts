import { faceOf, project, type Camera } from '../camera.ts';
import type { Slab } from '../slab.ts';

/** A rectangle of the stage, in CSS pixels from its top left. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest rectangle around the fronts of some slabs; of none, the origin of the scene. */
export function boundsOf(camera: Camera, slabs: readonly Slab[]): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const slab of slabs) {
    const [a, b, c, d, e, f] = faceOf(camera, slab);
    for (let corner = 0; corner < 4; corner++) {
      const [col, row] = [corner & 1 ? slab.cols : 0, corner & 2 ? slab.rows : 0];
      const [x, y] = [a * col + c * row + e, b * col + d * row + f];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (slabs.length) return { left, top, right, bottom };
  const [x, y] = project(camera, [0, 0, 0]);
  return { left: x, top: y, right: x, bottom: y };
}
