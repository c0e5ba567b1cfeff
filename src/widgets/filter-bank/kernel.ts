import type { ChoiceParam, Grid } from '#src/params/params.ts';

/** The sizes the reader's own kernel may be set to. */
export const SIZES: ChoiceParam<'3×3' | '5×5'> = {
  type: 'choice',
  default: '3×3',
  values: ['3×3', '5×5'],
  label: 'Size of your kernel',
  doc: 'Rows and columns of the kernel.',
};

/** The size that is nearest to that of a kernel: a link may bring 4×5 as well. */
export const sizeOf = (weights: Grid): '3×3' | '5×5' =>
  Math.max(weights.length, weights[0]!.length) > 3 ? '5×5' : '3×3';

/** A kernel with one weight changed; the others with four decimals, as a link can carry them. */
export const edited = (weights: Grid, y: number, x: number, weight: number): Grid =>
  weights.map((row, v) => row.map((old, u) => short(v === y && u === x ? weight : old)));

const short = (weight: number): number => Math.round(weight * 1e4) / 1e4;

/** A kernel grown by zeros around it, or cut, so that its middle stays the middle. */
export function resized(weights: Grid, size: '3×3' | '5×5'): Grid {
  const side = size === '5×5' ? 5 : 3;
  const from = (cells: number): number => Math.floor((cells - side) / 2);
  return Array.from({ length: side }, (_, v) =>
    Array.from(
      { length: side },
      (_, u) => weights[v + from(weights.length)]?.[u + from(weights[0]!.length)] ?? 0,
    ),
  );
}
