/** A place of the pen in a box of 100 by 100, y running down; `sharp` where it turns at once. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly sharp: boolean;
}

/** The strokes of one digit, each a line of points the pen goes through. */
export type Pose = readonly (readonly Point[])[];

/**
 * One way of moving the pen through a digit, in several poses with the same points in the same
 * order; a drawn digit is a random mixture of them. `weight` says how often this hand is met
 * against the digit's other hands.
 */
export interface Hand {
  readonly weight: number;
  readonly poses: readonly Pose[];
}

/**
 * A hand from its notation: a pose is "x,y" points parted by spaces, strokes parted by "|",
 * and "!" after a point where the pen turns sharply.
 */
export const hand = (weight: number, ...poses: string[]): Hand => ({
  weight,
  poses: poses.map((pose) => pose.split('|').map(stroke)),
});

function stroke(text: string): Point[] {
  return text
    .trim()
    .split(/\s+/)
    .map((point) => {
      const [x, y] = point.replace('!', '').split(',').map(Number);
      return { x: x!, y: y!, sharp: point.endsWith('!') };
    });
}
