/** A place on the pad: 0 … 1 from left to right and from top to bottom. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The pen put down, moved and lifted once. One point alone is a dab. */
export interface Stroke {
  readonly points: readonly Point[];
  /** Takes ink away instead of putting it down. */
  readonly erases: boolean;
}

/** A finished picture of 28×28 cells pressed onto the pad, over whatever was there. */
export interface Stamp {
  readonly pixels: Float32Array;
}

export type Mark = Stroke | Stamp;

/** Rows and columns of the pad, as a keyboard walks it and a network sees it. */
export const CELLS = 28;

/** Width of the pen as a share of the pad: of the widths tried, drawn digits are read best with it, large and small. */
const PEN = 0.085;

/** Share of the pad over which a line's edge fades from ink to paper. */
const EDGE = 1 / CELLS;

/** Width of a stroke as a share of the pad; the eraser is wider, to take a line's soft edges too. */
export const widthOf = ({ erases }: Stroke): number => (erases ? PEN + 2 * EDGE : PEN);

/**
 * The polyline that stands for a stroke, on the pad and in the raster alike: through the middle of
 * every two neighbouring points, bending at the points (a quadratic B-spline), from the first to
 * the last. Fewer than three points stay as they are.
 */
export function curve(points: readonly Point[]): readonly Point[] {
  if (points.length < 3) return points;
  const line = [points[0]!];
  for (let i = 1; i < points.length - 1; i++) {
    const from = line.at(-1)!;
    const bend = points[i]!;
    const next = points[i + 1]!;
    const to = i === points.length - 2 ? next : between(bend, next, 0.5);
    const pieces = Math.min(8, 1 + Math.floor(distance(from, to) / 0.02));
    for (let piece = 1; piece <= pieces; piece++) {
      const k = piece / pieces;
      line.push(between(between(from, bend, k), between(bend, to, k), k));
    }
  }
  return line;
}

/**
 * The pad as `side` × `side` grey cells, row by row: ink 1 on paper 0, edges in between. Marks
 * take effect in their order; what leaves the pad is cut off.
 */
export function raster(marks: readonly Mark[], side: number): Float32Array {
  const cells = new Float32Array(side * side);
  for (const mark of marks) {
    if ('pixels' in mark) stamp(cells, side, mark);
    else draw(cells, side, mark);
  }
  return cells;
}

function stamp(cells: Float32Array, side: number, { pixels }: Stamp): void {
  const nearest = (i: number) => Math.floor(((i + 0.5) / side) * CELLS);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) cells[y * side + x] = pixels[nearest(y) * CELLS + nearest(x)]!;
}

function draw(cells: Float32Array, side: number, stroke: Stroke): void {
  const line = curve(stroke.points);
  // A dab is a segment from a point to itself.
  for (let i = Math.min(1, line.length - 1); i < line.length; i++)
    drawSegment(cells, side, line[Math.max(0, i - 1)]!, line[i]!, stroke);
}

/**
 * Inks by distance; only cells within the pen's reach of the segment are visited. In plain numbers,
 * as it runs some ten thousand times a frame while one draws.
 */
function drawSegment(cells: Float32Array, side: number, a: Point, b: Point, stroke: Stroke): void {
  const reach = (widthOf(stroke) + EDGE) / 2;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const squared = dx * dx + dy * dy || 1;
  const first = (u: number, v: number) => Math.max(0, Math.floor((Math.min(u, v) - reach) * side));
  const last = (u: number, v: number) =>
    Math.min(side - 1, Math.floor((Math.max(u, v) + reach) * side));
  const [left, right, bottom] = [first(a.x, b.x), last(a.x, b.x), last(a.y, b.y)];
  for (let row = first(a.y, b.y); row <= bottom; row++)
    for (let column = left; column <= right; column++) {
      const x = (column + 0.5) / side - a.x;
      const y = (row + 0.5) / side - a.y;
      const along = Math.min(1, Math.max(0, (x * dx + y * dy) / squared));
      const away = Math.sqrt((x - along * dx) ** 2 + (y - along * dy) ** 2);
      const cover = Math.min(1, (reach - away) / EDGE);
      if (cover <= 0) continue;
      const at = row * side + column;
      cells[at] = stroke.erases ? Math.min(cells[at]!, 1 - cover) : Math.max(cells[at]!, cover);
    }
}

const between = (a: Point, b: Point, k: number): Point => ({
  x: a.x + (b.x - a.x) * k,
  y: a.y + (b.y - a.y) * k,
});
const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
