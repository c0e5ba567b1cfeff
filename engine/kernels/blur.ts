import type { Window } from '../layers/window.ts';

/** A cell that an output cell reads, and how much it weighs. */
export interface Tap {
  readonly y: number;
  readonly x: number;
  readonly weight: number;
}

/**
 * The cells that a blur reads at an output place, in reading order. The padding mirrors the cells
 * inside, and does not double the outermost; a mirrored cell can appear twice.
 */
export function tapsUnder(
  { input, size, stride, padding }: Window,
  row: number,
  column: number,
): Tap[] {
  const across = binomial(size[1]);
  return binomial(size[0]).flatMap((tall, v) =>
    across.map((wide, u) => ({
      y: mirrored(row * stride[0] + v - padding[0], input[0]),
      x: mirrored(column * stride[1] + u - padding[3], input[1]),
      weight: tall * wide,
    })),
  );
}

/** Of a place up to a side beyond either end, the one that stands in the mirror. */
function mirrored(at: number, side: number): number {
  return side - 1 - Math.abs(side - 1 - Math.abs(at));
}

/** A row of Pascal's triangle over its sum: 1 2 1 over 4, 1 3 3 1 over 8. */
function binomial(size: number): number[] {
  let row = [1];
  while (row.length < size) row = [...row, 0].map((value, i) => (value + (row[i - 1] ?? 0)) / 2);
  return row;
}
