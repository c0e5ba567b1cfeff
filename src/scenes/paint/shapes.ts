import { cellSize, faceOf, project, type Camera, type Matrix } from '../camera.ts';
import {
  valueAt,
  visible,
  type Cells,
  type Frame,
  type Slab,
  type Values,
  type Vec3,
} from '../slab.ts';
import { hex, lampAt } from './inks.ts';
import { dimOf, patchesOf } from './patches.ts';
import { plateOf, type Plate } from './plates.ts';
import { printedOn, type Printed } from './printed.ts';

/** A slab as SVG: path data in pixels where not said otherwise, colours by class or value. */
export interface Shape {
  readonly id: string;
  readonly hue: string;
  readonly opacity: number;
  /** The sides that can be seen; empty where they are thinner than a line. */
  readonly sides: string;
  /** From cells to pixels. */
  readonly matrix: Matrix;
  readonly rows: number;
  readonly cols: number;
  /** What the front shows: a picture, one colour, weights, its kind's colour; null for nothing. */
  readonly face:
    | { readonly plate: Plate }
    | { readonly fill: string }
    | { readonly weights: readonly number[] }
    | { readonly solid: true }
    | { readonly sliver: true }
    | null;
  /** How far the front is an outline only, 0 to 1. */
  readonly ghost: number;
  /** The part of the front that is there, in cells; null for all of it. */
  readonly clip: string | null;
  /** How far the plate has gone dark, 0 to 1. */
  readonly dim: number;
  /** What lies on the plate, in cells, by colour. */
  readonly patches: readonly (readonly [fill: string, d: string])[];
  /** Rows and columns beyond these are hatched. */
  readonly covered: readonly [rows: number, cols: number];
  /** Strength of the lines between the cells, 0 to 1. */
  readonly net: number;
  readonly mark: string;
  readonly lit: number;
  /** Whether the mark is tinted: it shows where on a map; elsewhere it would falsify colours. */
  readonly tinted: boolean;
  readonly printed: readonly Printed[];
  /** How far its windows have collapsed, 0 to 1: the numbers on it grow with them. */
  readonly pooled: number;
}

/** Steps of colour of a weight, from the one end of the scale to the other. */
export const WEIGHT_STEPS = 16;
const LEVELS = 24;
const SLIVER = 5;
const r = (n: number): number => Math.round(n * 10) / 10;

/** The slabs of a frame that can be seen, farthest first; cells in flight are not among them. */
export function shapesOf(frame: Frame, sheet: Values): Shape[] {
  const slabs = visible({ ...frame, cells: [] });
  const shapes = slabs.map((slab) => shapeOf(frame.camera, sheet, slab));
  // Of the slices behind another only a sliver shows: too narrow for colours.
  return shapes.map((shape, i) => {
    if (!shape.face || !('weights' in shape.face)) return shape;
    const hidden = shapes.some(
      (other, k) => k > i && slabs[k]!.part === slabs[i]!.part && near(shape.matrix, other.matrix),
    );
    return hidden ? { ...shape, face: { sliver: true } as const, sides: '', printed: [] } : shape;
  });
}

const near = (a: Matrix, b: Matrix): boolean => Math.hypot(a[4] - b[4], a[5] - b[5]) < SLIVER;

function shapeOf(camera: Camera, sheet: Values, slab: Slab): Shape {
  const matrix = faceOf(camera, slab);
  const { rows, cols, filled, covered, hue, id, opacity, lit, print } = slab;
  const count = rows * cols;
  const to = Math.ceil(filled[1]);
  const gone = filled[0] >= to || slab.ghost >= 0.99;
  const whole = filled[0] <= 0 && to >= count;
  const side = cellSize(matrix);
  return {
    id,
    hue,
    opacity,
    sides: slab.ghost > 0.5 || gone || !whole ? '' : sidesOf(camera, slab),
    matrix,
    rows,
    cols,
    face: gone ? null : faceShown(sheet, slab),
    ghost: gone || !whole ? 1 : slab.ghost,
    clip: gone || whole ? null : readingOrder(filled[0], to, cols),
    dim: slab.pooled > 0 ? dimOf(slab) : 0,
    patches: side > 2 ? colouredPatches(sheet, slab) : [],
    net: count > 1 ? Math.min(1, Math.max(0, (side - 3.5) / 9)) : 0,
    covered,
    mark: slab.mark && lit > 0.02 ? markOf(matrix, slab.mark) : '',
    lit,
    tinted: slab.palette === 'lamp' && slab.mark !== null && !coversAll(slab, slab.mark),
    printed: print > 0.5 ? printedOn(sheet, slab) : [],
    pooled: slab.pooled,
  };
}

function faceShown(sheet: Values, slab: Slab): Shape['face'] {
  const { palette, limit, tile, rows, cols } = slab;
  if (palette === 'hue') return { solid: true };
  if (palette === 'weight') {
    const cells = Array.from({ length: rows * cols }, (_, i) => {
      const value = valueAt(sheet, tile, Math.floor(i / cols), i % cols) / limit;
      return Math.round(((Math.min(1, Math.max(-1, value)) + 1) / 2) * WEIGHT_STEPS);
    });
    return { weights: cells };
  }
  if (rows * cols === 1) return { fill: fillOf(valueAt(sheet, tile, 0, 0) / limit) };
  return { plate: plateOf(slab) };
}

/** The colour of an activation from −1 to 1, in steps, so that neighbours can share a path. */
export const fillOf = (k: number): string =>
  hex(lampAt(Math.round(Math.max(-1, Math.min(1, k)) * LEVELS) / LEVELS));

/** The outline of rows and columns [y, x, rows, cols] of a face, in pixels. */
export function quad([a, b, c, d, e, f]: Matrix, [y, x, rows, cols]: Cells): string {
  const corner = [a * x + c * y + e, b * x + d * y + f] as const;
  return parallelogram(corner, [a * cols, b * cols], [c * rows, d * rows]);
}

type Pair = readonly [number, number];

/** From a corner along one side, then along the other: relative, because that is short. */
function parallelogram([x, y]: Pair, [ax, ay]: Pair, [bx, by]: Pair): string {
  const steps = [ax, ay, bx, by, -ax, -ay].map(r);
  const text = steps.map((step, i) => (i && step >= 0 ? ` ${step}` : `${step}`)).join('');
  return `M${r(x)} ${r(y)}l${text}z`;
}

const coversAll = ({ rows, cols }: Slab, mark: Cells): boolean =>
  mark[2] >= rows && mark[3] >= cols;

const markOf = (matrix: Matrix, mark: Cells): string => quad(matrix, mark);

/** The cells from `from` to before `to` in reading order, as one outline in cells. */
function readingOrder(from: number, to: number, cols: number): string {
  const [y0, x0, y1, x1] = [Math.floor(from / cols), from % cols, Math.floor(to / cols), to % cols];
  if (y0 === y1) return `M${x0} ${y0}H${x1}V${y1 + 1}H${x0}z`;
  const tail = x1 > 0 ? `H${x1}V${y1 + 1}` : '';
  return `M${x0} ${y0}H${cols}V${y1}${tail}H0V${y0 + 1}H${x0}z`;
}

/** The two sides of a thin box that the camera sees. */
function sidesOf(camera: Camera, { at: [x, y, z], size }: Slab): string {
  const [w, h, d] = [size[0] / 2, size[1] / 2, size[2]];
  const front = z + d / 2;
  const [sx, sy] = [Math.sign(-camera.forward[0]) * w, Math.sign(-camera.forward[1]) * h];
  const back: Pair = [camera.forward[0] * d, camera.forward[1] * d];
  if (Math.hypot(...back) * camera.scale < 0.7) return '';
  const point = (p: Vec3): Pair => [project(camera, p)[0], project(camera, p)[1]];
  const origin = point([0, 0, 0]);
  const vector = (v: Vec3): Pair => [point(v)[0] - origin[0], point(v)[1] - origin[1]];
  const depth = vector([0, 0, -d]);
  return (
    parallelogram(point([x + sx, y - h, front]), vector([0, 2 * h, 0]), depth) +
    parallelogram(point([x - w, y + sy, front]), vector([2 * w, 0, 0]), depth)
  );
}

function colouredPatches(sheet: Values, slab: Slab): (readonly [string, string])[] {
  const byFill = new Map<string, string>();
  for (const { left, top, right, bottom, value } of patchesOf(sheet, slab)) {
    const fill = fillOf(value / slab.limit);
    const d = `M${fine(left)} ${fine(top)}H${fine(right)}V${fine(bottom)}H${fine(left)}z`;
    byFill.set(fill, (byFill.get(fill) ?? '') + d);
  }
  return [...byFill];
}
const fine = (n: number): number => Math.round(n * 100) / 100;
