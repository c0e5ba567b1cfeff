import { randomFrom } from '../random.ts';
import type { Random } from '../random.ts';
import { bend } from './bend.ts';
import { fit } from './centre.ts';
import type { Hand } from './hand.ts';
import { handsTo4 } from './hands-0-4.ts';
import { handsFrom5 } from './hands-5-9.ts';
import { drawPath, mixPoses } from './pen.ts';
import type { PenPath } from './pen.ts';
import { scan } from './scan.ts';
import { styleFor } from './style.ts';
import type { Style } from './style.ts';

/** Alters the writer before a digit is written: slant, width, wobble and whatever else `Style` has. */
export type Change = (style: Style) => void;

/** A handwritten digit: its 28×28 pixels, and the way of the pen in the same cells. */
export interface Handwritten {
  readonly label: number;
  readonly seed: number;
  readonly pixels: Float32Array;
  readonly path: PenPath;
}

const hands = [...handsTo4, ...handsFrom5];

/**
 * Writes the digit `label` (0 … 9) as the seed (a whole number) decides: a way of moving the pen,
 * a writer, the stray of the hand, a scan. Every JavaScript engine draws the same bits.
 */
export function write(label: number, seed: number, change?: Change): Handwritten {
  const choices = hands[label];
  if (!choices) throw new RangeError(`There is no digit ${label} to write: 0 to 9 would be right.`);
  const random = randomFrom(label, seed);
  const style = styleFor(label, random);
  change?.(style);
  const pose = mixPoses(pick(choices, random), style, random);
  const scanned = scan(bend(drawPath(pose, style, random), style, random), style, random);
  const fitted = fit(scanned.dots, scanned.width, scanned.height)!;
  const path = scanned.path.map(({ x, y, half, lift }) => ({
    x: x * fitted.scale + fitted.left,
    y: y * fitted.scale + fitted.top,
    half: half * fitted.scale,
    lift,
  }));
  return { label, seed, pixels: fitted.pixels.map(toGrey), path };
}

/** The pixels of `write`: 28×28, row by row, from 0 (paper) to 1 (ink) in steps of 1/255. */
export function digit(label: number, seed: number, change?: Change): Float32Array {
  return write(label, seed, change).pixels;
}

/** The tamer hand, for digits that readers look at: three quarters of the stray and the bending. */
export const tame: Change = (style) => {
  style.wobble *= 0.75;
  style.warp *= 0.75;
};

/** A grey as a scanner stores it, one of 256. */
const toGrey = (ink: number): number => Math.round(255 * ink) / 255;

/** One of the digit's hands, each as often as its weight says. */
function pick(choices: readonly Hand[], random: Random): Hand {
  let left = random.unit() * choices.reduce((sum, { weight }) => sum + weight, 0);
  return choices.find(({ weight }) => (left -= weight) < 0) ?? choices[0]!;
}
