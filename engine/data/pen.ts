import type { Random } from '../random.ts';
import type { Hand, Point, Pose } from './hand.ts';
import type { Style } from './style.ts';

/** Where the pen is, in hundredths of the box, and half the width of its line; `lift` starts a stroke. */
export interface PenPoint {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly lift: boolean;
}

/** The way of the pen through a whole digit. */
export type PenPath = readonly PenPoint[];

/** A random mixture of the hand's poses, every point strayed a little. */
export function mixPoses(hand: Hand, style: Style, random: Random): Pose {
  const shares = sharesOf(hand.poses.length, random);
  let dx = 0;
  let dy = 0;
  return hand.poses[0]!.map((stroke, s) => {
    const strokeX = s ? style.wobble * random.bell() : 0;
    const strokeY = s ? style.wobble * random.bell() : 0;
    return stroke.map(({ sharp }, p) => {
      // Neighbouring points stray together, ends most.
      dx = 0.6 * dx + 0.8 * style.wobble * random.bell();
      dy = 0.6 * dy + 0.8 * style.wobble * random.bell();
      const loose = p === 0 || p === stroke.length - 1 ? 2.2 : 1;
      let x = loose * dx + strokeX;
      let y = loose * dy + strokeY;
      hand.poses.forEach((pose, i) => {
        x += pose[s]![p]!.x * shares[i]!;
        y += pose[s]![p]!.y * shares[i]!;
      });
      return { x, y, sharp };
    });
  });
}

/** How much of each pose goes into the mixture: three at most, mostly one; they sum to 1. */
function sharesOf(poses: number, random: Random): number[] {
  const shares = Array.from({ length: poses }, () => 0);
  for (let draw = 0; draw < 3; draw++) {
    const u = random.unit();
    shares[Math.floor(random.unit() * poses)]! += u * u * u + 0.01;
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

const STEPS = 7;

/** Follows the points of a pose with smooth curves and lays the pen's width along. */
export function drawPath(pose: Pose, style: Style, random: Random): PenPath {
  const path: PenPoint[] = [];
  for (const stroke of pose) {
    let grain = random.bell();
    let shakeX = 0;
    let shakeY = 0;
    const last = stroke.length - 1;
    for (let i = 0; i < last; i++) {
      const at = curve(stroke, i, style.roundness);
      for (let step = i ? 1 : 0; step <= STEPS; step++) {
        grain = 0.9 * grain + 0.43 * random.bell();
        shakeX = 0.6 * shakeX + style.tremor * random.bell();
        shakeY = 0.6 * shakeY + style.tremor * random.bell();
        const { x, y } = at(step / STEPS);
        const half = (style.width / 2) * thinned(i + step / STEPS, last, style.taper);
        path.push({
          x: x + shakeX,
          y: y + shakeY,
          half: Math.max(0.35, half * (1 + style.pressure * grain)),
          lift: i === 0 && step === 0,
        });
      }
    }
  }
  return path;
}

/** The piece of the curve from point `i` to the next: a cubic, its speed at both ends along the neighbours' chord. */
function curve(stroke: readonly Point[], i: number, roundness: number) {
  const a = stroke[i]!;
  const b = stroke[i + 1]!;
  const before = stroke[i - 1] ?? a;
  const after = stroke[i + 2] ?? b;
  const k = roundness / 2;
  const speed = (sharp: boolean, chord: number, around: number): number =>
    sharp ? chord : k * around + (1 - 2 * k) * chord;
  const ax = speed(a.sharp, b.x - a.x, b.x - before.x);
  const ay = speed(a.sharp, b.y - a.y, b.y - before.y);
  const bx = speed(b.sharp, b.x - a.x, after.x - a.x);
  const by = speed(b.sharp, b.y - a.y, after.y - a.y);
  return (t: number): { x: number; y: number } => {
    const u = 1 - t;
    const atA = u * u * (1 + 2 * t);
    const atB = t * t * (3 - 2 * t);
    const outOfA = t * u * u;
    const intoB = -t * t * u;
    return {
      x: atA * a.x + atB * b.x + outOfA * ax + intoB * bx,
      y: atA * a.y + atB * b.y + outOfA * ay + intoB * by,
    };
  };
}

/** How wide the line still is `along` its points 0…`last`: thinner towards the ends, most at the second. */
function thinned(along: number, last: number, taper: number): number {
  const toEnd = Math.min(along, last - along);
  if (toEnd >= 0.7) return 1;
  return 1 - taper * (1 - toEnd / 0.7) * (along > last / 2 ? 1 : 0.6);
}
