import type { Random } from '../random.ts';
import { BOX } from './centre.ts';
import type { PenPath, PenPoint } from './pen.ts';
import type { Style } from './style.ts';

/** Dots of bare paper around the digit. */
const RIM = 2;

/** Dots beyond the line's edge that raggedness can reach. */
const FRINGE = 1.5;

/** What a scanner sees: dots of ink (1) or paper (0), row by row, and the way of the pen over them. */
export interface Scan {
  readonly dots: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly path: PenPath;
}

/**
 * Inks a path and scans it in black and white, `style.dots` dots along the longer side. The digits
 * of MNIST were such scans: their greys came with the scaling.
 */
export function scan(path: PenPath, style: Style, random: Random): Scan {
  const sheet = onSheet(path, style.dots);
  const depth = inkDepth(sheet);
  const dots = depth.map((inside) => {
    if (inside <= -FRINGE) return 0;
    const ragged = inside < FRINGE ? style.grit * (random.unit() + random.unit() - 1) : 0;
    return inside + FRINGE * ragged > 0 ? 1 : 0;
  });
  return { ...sheet, dots };
}

/** The path laid on the smallest sheet that holds it, in dots. */
function onSheet(path: PenPath, dots: number): Omit<Scan, 'dots'> {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  let thickest = 0;
  for (const { x, y, half } of path) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    thickest = Math.max(thickest, half);
  }
  const dot = dots / BOX;
  const scale = (dot * (BOX - 2 * thickest)) / Math.max(right - left, bottom - top, 1);
  const rim = dot * thickest + RIM;
  return {
    width: Math.ceil(scale * (right - left) + 2 * rim),
    height: Math.ceil(scale * (bottom - top) + 2 * rim),
    path: path.map(({ x, y, half, lift }) => ({
      x: (x - left) * scale + rim,
      y: (y - top) * scale + rim,
      half: half * dot,
      lift,
    })),
  };
}

/** For every dot how deep inside the line it lies: 0 at the line's edge, negative on paper. */
function inkDepth({ path, width, height }: Omit<Scan, 'dots'>): Float32Array {
  const depth = new Float32Array(width * height).fill(-FRINGE);
  for (let i = 1; i < path.length; i++)
    if (!path[i]!.lift) inkPiece(depth, width, path[i - 1]!, path[i]!);
  return depth;
}

/** Lays the straight piece from `a` to `b` over `depth`; the sheet's rim keeps it from the edges. */
function inkPiece(depth: Float32Array, width: number, a: PenPoint, b: PenPoint): void {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy + 1e-9;
  const reach = Math.max(a.half, b.half) + FRINGE;
  const firstX = Math.max(0, Math.floor(Math.min(a.x, b.x) - reach));
  const lastX = Math.min(width - 1, Math.floor(Math.max(a.x, b.x) + reach));
  const firstY = Math.max(0, Math.floor(Math.min(a.y, b.y) - reach));
  const lastY = Math.min(depth.length / width - 1, Math.floor(Math.max(a.y, b.y) + reach));
  for (let y = firstY; y <= lastY; y++)
    for (let x = firstX; x <= lastX; x++) {
      const fromX = x + 0.5 - a.x;
      const fromY = y + 0.5 - a.y;
      const k = Math.min(1, Math.max(0, (fromX * dx + fromY * dy) / length2));
      const offX = fromX - k * dx;
      const offY = fromY - k * dy;
      const inside = a.half + k * (b.half - a.half) - Math.sqrt(offX * offX + offY * offY);
      if (inside > depth[y * width + x]!) depth[y * width + x] = inside;
    }
}
