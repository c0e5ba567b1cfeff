import type { Random } from '#engine/index.ts';
import { pick, whole } from './pick.ts';

/** Rows and columns of a small picture. */
export const SMALL = 8;

type Shape = (y: number, x: number, rows: number, cols: number) => boolean;

const shapes: readonly Shape[] = [
  /* block */ () => true,
  /* frame */ (y, x, rows, cols) => y === 0 || x === 0 || y === rows - 1 || x === cols - 1,
  /* corner */ (y, x, rows) => x < 2 || y >= rows - 2,
  /* T */ (y, x, _, cols) => y === 0 || x === Math.floor(cols / 2),
  /* stairs */ (y, x) => x <= y,
  /* slope */ (y, x) => x === y || x === y + 1,
  /* two bars */ (_, x, __, cols) => x === 0 || x >= cols - 2,
];

/** A shape of ink, 1, on paper, 0: turned, placed and sized at random. */
export function smallPicture(random: Random): number[][] {
  const shape = pick(random, shapes);
  const [rows, cols] = [whole(random, 4, 6), whole(random, 4, 6)];
  const [top, left] = [whole(random, 0, SMALL - rows), whole(random, 0, SMALL - cols)];
  const [across, down, turned] = [random.chance(0.5), random.chance(0.5), random.chance(0.5)];
  const ink = (row: number, column: number): boolean => {
    const y = down ? rows - 1 - (row - top) : row - top;
    const x = across ? cols - 1 - (column - left) : column - left;
    return y >= 0 && x >= 0 && y < rows && x < cols && shape(y, x, rows, cols);
  };
  return Array.from({ length: SMALL }, (_, row) =>
    Array.from({ length: SMALL }, (_, column) =>
      Number(turned ? ink(column, row) : ink(row, column)),
    ),
  );
}
