import type { Grid } from '#src/params/params.ts';

/**
 * A grid as one writes it: `1 0 / 0 1`. Marked as free of side effects, so that a script leaves out
 * the pictures it does not show.
 */
/* @__NO_SIDE_EFFECTS__ */
export function grid(text: string): Grid {
  return text.split('/').map((row) => row.trim().split(' ').map(Number));
}

/** The picture of the book's worked example, 5×5, and the kernel laid over it. */
export const example = {
  input: grid('1 1 1 0 0 / 0 1 1 1 0 / 0 0 1 1 1 / 0 0 1 1 0 / 0 1 1 0 0'),
  kernel: grid('1 0 1 / 0 1 0 / 1 0 1'),
};

/** The book’s seven in blocks of 4×4 pixels: their means, in ninths of the largest. */
export const seven = grid(
  '0 0 0 0 0 0 0 / 0 0 1 2 1 0 0 / 0 7 9 7 8 0 0 / 0 0 0 2 7 0 0 / 0 0 0 5 4 0 0 / 0 0 0 7 2 0 0 / 0 0 0 5 0 0 0',
);

/** The same seven in blocks of 2×2, without its blank border: 13×13. */
export const largeSeven = grid(
  '0 0 0 0 0 0 0 0 0 0 0 0 0 / 0 0 0 0 0 0 0 0 0 0 0 0 0 / 0 0 0 0 0 0 0 0 0 0 0 0 0 / 0 0 0 4 5 8 9 7 5 0 0 0 0 / 0 1 8 9 9 8 7 8 9 1 0 0 0 / 0 0 5 4 2 0 0 4 9 1 0 0 0 / 0 0 0 0 0 0 0 7 6 0 0 0 0 / 0 0 0 0 0 0 1 9 4 0 0 0 0 / 0 0 0 0 0 0 3 9 3 0 0 0 0 / 0 0 0 0 0 0 5 9 0 0 0 0 0 / 0 0 0 0 0 0 6 7 0 0 0 0 0 / 0 0 0 0 0 0 7 6 0 0 0 0 0 / 0 0 0 0 0 0 8 3 0 0 0 0 0',
);

/** A red cross on grey, as the red, green and blue it is made of. */
export const redCross = {
  red: grid('3 3 3 3 3 / 3 3 9 3 3 / 3 9 9 9 3 / 3 3 9 3 3 / 3 3 3 3 3'),
  rest: grid('3 3 3 3 3 / 3 3 1 3 3 / 3 1 1 1 3 / 3 3 1 3 3 / 3 3 3 3 3'),
};

export const kernels = {
  sobel: grid('-1 0 1 / -2 0 2 / -1 0 1'),
  blur: grid('0.1 0.1 0.1 / 0.1 0.2 0.1 / 0.1 0.1 0.1'),
  identity: grid('0 0 0 / 0 1 0 / 0 0 0'),
  shift: grid('0 0 0 / 1 0 0 / 0 0 0'),
  mean: grid('0.25 0.25 / 0.25 0.25'),
  cross: grid('0 1 0 / 1 1 1 / 0 1 0'),
  against: grid('0 -1 0 / -1 -1 -1 / 0 -1 0'),
};

/** A grid of this size: what is beyond is cut off, what is missing is zero. */
export const fitted = (from: Grid, rows: number, columns: number): Grid =>
  Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_, x) => from[y]?.[x] ?? 0),
  );

/** The grid turned by a half: last row first, last column first. */
export const turned = (from: Grid): Grid => from.toReversed().map((row) => row.toReversed());

/** The grid with one cell changed. */
export const edited = (from: Grid, y: number, x: number, value: number): Grid =>
  from.with(y, from[y]!.with(x, value));
