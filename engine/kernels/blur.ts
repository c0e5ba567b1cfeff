import type { Window } from '../layers/window.ts';

/** The cells one output cell reads along an axis, and how much each weighs. */
export type Taps = readonly { readonly at: number; readonly weight: number }[];

/** What each output row reads, top to bottom; a mirrored row can appear twice. */
export function tapsDown({ input, rows, size, stride, padding }: Window): Taps[] {
  return tapsAlong(input[0], rows, size[0], stride[0], padding[0]);
}

/** What each output column reads, left to right. */
export function tapsAcross({ input, columns, size, stride, padding }: Window): Taps[] {
  return tapsAlong(input[1], columns, size[1], stride[1], padding[3]);
}

/** The padding mirrors the cells inside, and does not double the outermost. */
function tapsAlong(
  length: number,
  count: number,
  size: number,
  stride: number,
  padding: number,
): Taps[] {
  const weights = binomial(size);
  const mirrored = (at: number): number => {
    const from = Math.abs(at);
    return from < length ? from : 2 * (length - 1) - from;
  };
  return Array.from({ length: count }, (_, i) =>
    weights.map((weight, v) => ({ at: mirrored(i * stride + v - padding), weight })),
  );
}

/** A row of Pascal's triangle over its sum: 1 2 1 over 4, 1 3 3 1 over 8. */
function binomial(size: number): number[] {
  let row = [1];
  while (row.length < size) row = [...row, 0].map((value, i) => (value + (row[i - 1] ?? 0)) / 2);
  return row;
}
