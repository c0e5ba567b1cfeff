import type { Random } from '../random.ts';
import { SIDE } from './centre.ts';

/** How far a picture may be changed, each way. */
export interface Reach {
  /** Tangent of half the angle of rotation. */
  readonly turn: number;
  /** Share of the size by which width and height may grow or shrink, each for itself. */
  readonly scale: number;
  /** Sideways shift of the top against the bottom, in heights. */
  readonly shear: number;
  /** Cells to the side, and up or down. */
  readonly shift: number;
}

/** About as much as two people's ways of writing the same digit differ: up to 11°, 15 %, 0.2, 2 cells. */
export const usualReach: Reach = { turn: 0.1, scale: 0.15, shear: 0.2, shift: 2 };

/**
 * Turns, scales, shears and shifts a 28×28 picture in place, by random amounts within `reach`,
 * about its middle; cells are blended from four neighbours, and paper (0) comes in from outside.
 */
export function deform(picture: Float32Array, random: Random, reach = usualReach): void {
  const within = (limit: number): number => random.range(-limit, limit);
  const turn = within(reach.turn);
  const wide = 1 + within(reach.scale);
  const high = 1 + within(reach.scale);
  const shear = within(reach.shear);
  const shiftX = within(reach.shift);
  const shiftY = within(reach.shift);
  // Sine and cosine from the half tangent: `Math.sin` may differ between engines.
  const cos = (1 - turn * turn) / (1 + turn * turn);
  const sin = (2 * turn) / (1 + turn * turn);
  const middle = (SIDE - 1) / 2;
  const before = picture.slice();
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const fromX = x - middle - shiftX;
      const fromY = y - middle - shiftY;
      const turnedX = cos * fromX + sin * fromY;
      const turnedY = (cos * fromY - sin * fromX) / high;
      const place = turnedX / wide + shear * turnedY;
      picture[y * SIDE + x] = blend(before, place + middle, turnedY + middle);
    }
}

/** The picture's value between four cells; beyond its edges it is paper. */
function blend(picture: Float32Array, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  if (column < -1 || row < -1 || column >= SIDE || row >= SIDE) return 0;
  const right = x - column;
  const down = y - row;
  const at = (r: number, c: number): number =>
    r < 0 || c < 0 || r >= SIDE || c >= SIDE ? 0 : picture[r * SIDE + c]!;
  const above = at(row, column) * (1 - right) + at(row, column + 1) * right;
  const below = at(row + 1, column) * (1 - right) + at(row + 1, column + 1) * right;
  return above * (1 - down) + below * down;
}
