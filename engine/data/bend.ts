import type { Random } from '../random.ts';
import type { PenPath } from './pen.ts';
import type { Style } from './style.ts';

/** Pushes along each side of the lattice that bends a digit. */
const LATTICE = 4;

/** Bends the whole digit, a smooth random displacement, then slants and turns it about its middle. */
export function bend(path: PenPath, style: Style, random: Random): PenPath {
  const pushX = Array.from({ length: LATTICE * LATTICE }, () => style.warp * random.bell());
  const pushY = Array.from({ length: LATTICE * LATTICE }, () => style.warp * random.bell());
  const norm = 1 + style.turn * style.turn;
  const cos = (1 - style.turn * style.turn) / norm;
  const sin = (2 * style.turn) / norm;
  return path.map((point) => {
    const x = (point.x + between(pushX, point.x, point.y) - 50) * style.aspect;
    const y = point.y + between(pushY, point.x, point.y) - 50;
    const leaning = x - style.slant * y;
    return { ...point, x: cos * leaning - sin * y, y: sin * leaning + cos * y };
  });
}

/** The lattice's value at a place of the box, blended smoothly from the four pushes around it. */
function between(pushes: readonly number[], x: number, y: number): number {
  const gridX = onLattice(x);
  const gridY = onLattice(y);
  const column = Math.floor(gridX);
  const row = Math.floor(gridY);
  const right = smooth(gridX - column);
  const down = smooth(gridY - row);
  const at = (r: number): number => {
    const first = (row + r) * LATTICE + column;
    return pushes[first]! * (1 - right) + pushes[first + 1]! * right;
  };
  return at(0) * (1 - down) + at(1) * down;
}

/** From −10…110 of the box to 0…3 of the lattice; beyond stays at its rim. */
function onLattice(place: number): number {
  return Math.min(LATTICE - 1.001, Math.max(0, ((place + 10) / 120) * (LATTICE - 1)));
}

const smooth = (k: number): number => k * k * (3 - 2 * k);
