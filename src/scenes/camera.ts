import type { Vec3 } from './slab.ts';

/** The stage on the page, in CSS pixels. */
export type Stage = { readonly width: number; readonly height: number };

/** Margins of the stage that the picture leaves free for words, in CSS pixels. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/**
 * A parallel camera: no vanishing points, so that every plate is an affine picture and SVG and
 * WebGL agree to the pixel.
 */
export interface Camera extends Stage {
  readonly right: Vec3;
  readonly up: Vec3;
  /** From the reader into the picture. */
  readonly forward: Vec3;
  /** CSS pixels to a cell of the input. */
  readonly scale: number;
  /** Where the origin of the scene lies on the stage, in pixels from its top left. */
  readonly x: number;
  readonly y: number;
}

/** A point on the stage: pixels from the top left, and the distance along the view in cells. */
export type Point = readonly [x: number, y: number, depth: number];

/** `[a, b, c, d, e, f]`: column x, row y lie at (a x + c y + e, b x + d y + f), as in SVG. */
export type Matrix = readonly [number, number, number, number, number, number];

const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** The axes of a camera at `azimuth` and `elevation` degrees; 0, 0 looks straight on. */
export function axesOf(
  azimuth: number,
  elevation: number,
): Pick<Camera, 'right' | 'up' | 'forward'> {
  const a = (azimuth * Math.PI) / 180;
  const e = (elevation * Math.PI) / 180;
  const [ca, sa, ce, se] = [Math.cos(a), Math.sin(a), Math.cos(e), Math.sin(e)];
  return { right: [ca, 0, -sa], up: [-sa * se, ce, -ca * se], forward: [-sa * ce, -se, -ca * ce] };
}

/** The camera at these angles that comes as close as points and margins allow. Exact: no search. */
export function fit(
  azimuth: number,
  elevation: number,
  points: readonly (readonly number[])[],
  { width, height }: Stage,
  margins: Margins,
): Camera {
  const axes = axesOf(azimuth, elevation);
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const point of points) {
    const r = dot(point as unknown as Vec3, axes.right);
    const u = dot(point as unknown as Vec3, axes.up);
    west = Math.min(west, r);
    east = Math.max(east, r);
    south = Math.min(south, u);
    north = Math.max(north, u);
  }
  const across = Math.max(1, width - margins.left - margins.right);
  const along = Math.max(1, height - margins.top - margins.bottom);
  const scale = Math.min(
    across / Math.max(1e-6, east - west),
    along / Math.max(1e-6, north - south),
  );
  const x = margins.left + across / 2 - (scale * (west + east)) / 2;
  const y = margins.top + along / 2 + (scale * (south + north)) / 2;
  return { ...axes, width, height, scale, x, y };
}

/** Where a point of the scene lies on the stage. */
export function project({ right, up, forward, scale, x, y }: Camera, p: Vec3): Point {
  return [x + scale * dot(p, right), y - scale * dot(p, up), dot(p, forward)];
}

/** How the front of a slab lies on the stage: from (column, row) to pixels. */
export function faceOf(
  camera: Camera,
  slab: { readonly at: Vec3; readonly size: Vec3; readonly rows: number; readonly cols: number },
): Matrix {
  const { at, size, rows, cols } = slab;
  const corner: Vec3 = [at[0] - size[0] / 2, at[1] + size[1] / 2, at[2] + size[2] / 2];
  const [e, f] = project(camera, corner);
  const { right, up, scale } = camera;
  const [col, row] = [(scale * size[0]) / cols, (scale * size[1]) / rows];
  return [right[0] * col, -up[0] * col, -right[1] * row, up[1] * row, e, f];
}

/** Mean side of a cell of a face, in pixels. */
export const cellSize = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));

/** The column and row under a pixel, the inverse of a face; null when the slab is seen edge-on. */
export function unface([a, b, c, d, e, f]: Matrix, x: number, y: number) {
  const area = a * d - b * c;
  if (Math.abs(area) < 1e-9) return null;
  return { col: (d * (x - e) - c * (y - f)) / area, row: (a * (y - f) - b * (x - e)) / area };
}
