import type { Random } from '../random.ts';

/** What one writer does the same way all through a digit. */
export interface Style {
  /** Sideways shift of the top, in heights. */
  slant: number;
  /** Rotation, as the tangent of half the angle. */
  turn: number;
  /** Width over height, against the template. */
  aspect: number;
  /** Width of the line, in cells of the finished 28×28. */
  width: number;
  /** How much the width varies along a stroke, as a share of it. */
  pressure: number;
  /** How much thinner strokes end, as a share of the width. */
  taper: number;
  /** 1: smooth curves, 0: straight lines between the points. */
  roundness: number;
  /** How far points stray, in hundredths of the box. */
  wobble: number;
  /** Strength of the smooth bending of the whole, in hundredths of the box. */
  warp: number;
  /** Fine shake of the pen, in hundredths of the box. */
  tremor: number;
  /** Size of the scan that catches the digit, in dots along its longer side. */
  dots: number;
  /** Roughness of the ink's edge, in dots. */
  grit: number;
}

/** Of each digit: width over height, lean beyond its writer's slant, pen width, restlessness. */
const PROPORTIONS = [
  [0.86, 0.12, 1.06, 0.65],
  [0.72, 0.12, 1.12, 0.6],
  [1, -0.02, 1, 1],
  [0.88, -0.02, 1.03, 0.95],
  [0.86, 0.05, 0.95, 0.95],
  [0.98, 0.05, 0.97, 1],
  [0.84, -0.02, 0.95, 0.95],
  [0.79, -0.03, 1.02, 1],
  [0.84, 0.02, 0.95, 0.95],
  [0.8, 0, 0.9, 0.95],
] as const;

/** The way a random writer writes the digit `label`. */
export function styleFor(label: number, random: Random): Style {
  const [aspect, lean, pen, unrest] = PROPORTIONS[label]!;
  const wide = 1 + 0.13 * random.bell();
  const heavy = 1 + 0.13 * random.bell();
  return {
    slant: Math.max(-0.4, 0.1 + 0.28 * random.bell()) + lean,
    turn: 0.06 * random.bell(),
    aspect: wide * wide * aspect,
    width: Math.max(1.5, 2.5 * heavy * heavy * (0.5 + 0.5 * wide)) * pen,
    pressure: random.range(0.02, 0.16),
    taper: random.range(0, 0.4),
    roundness: Math.min(1.1, random.range(0.6, 1.4)),
    wobble: (2 + 2.5 * random.unit()) * unrest,
    warp: (5 + 6 * random.unit()) * unrest,
    tremor: random.range(0.1, 0.7),
    dots: random.range(26, 51),
    grit: random.range(0, 0.2),
  };
}
