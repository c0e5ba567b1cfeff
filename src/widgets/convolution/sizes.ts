import type { Grid } from '#src/params/params.ts';

/** Cells of zeros before the first and after the last cell of a side. */
export interface Ends {
  readonly before: number;
  readonly after: number;
}

/** How a window slides along one side of the picture; every number in cells. */
export interface Side extends Ends {
  readonly cells: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** From the first to the last cell of the window, gaps of the dilation included. */
  readonly extent: number;
  /** The side with its padding. */
  readonly padded: number;
  /** How often the window fits; 0 or less where it does not fit at all. */
  readonly places: number;
  /** Cells at the end that only a further window could read, which would hang over. */
  readonly dropped: number;
  /** Cells before that which no window reads: stepped over, or in the gaps of a spread kernel. */
  readonly skipped: readonly number[];
}

/** What a side is to be slid over with. */
export type Slide = Pick<Side, 'cells' | 'kernel' | 'stride' | 'dilation'>;

export const extentOf = ({ kernel, dilation }: Pick<Side, 'kernel' | 'dilation'>): number =>
  (kernel - 1) * dilation + 1;

/**
 * The padding of a side by its name or number. `same-keras` keeps ⌈cells / stride⌉ places;
 * `same-pytorch` is meant for stride 1 and pads by the window alone. Both put an odd cell after.
 */
export function endsOf(padding: string, slide: Slide): Ends {
  const { cells, stride } = slide;
  const extent = extentOf(slide);
  if (padding === 'valid') return { before: 0, after: 0 };
  if (padding === 'same-pytorch') return shared(extent - 1);
  if (padding === 'same-keras') {
    const places = Math.ceil(cells / stride);
    return shared(Math.max(0, (places - 1) * stride + extent - cells));
  }
  return { before: Number(padding), after: Number(padding) };
}

function shared(total: number): Ends {
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}

/** How a window slides along a side of this length with this padding. */
export function sideOf(slide: Slide, { before, after }: Ends): Side {
  const { cells, stride, kernel, dilation } = slide;
  const extent = extentOf(slide);
  const padded = cells + before + after;
  const places = Math.floor((padded - extent) / stride) + 1;
  const read = new Set<number>();
  for (let place = 0; place < places; place++) {
    for (let u = 0; u < kernel; u++) read.add(place * stride + u * dilation);
  }
  const end = (places - 1) * stride + extent;
  const skipped = Array.from({ length: end }, (_, at) => at).filter((at) => !read.has(at));
  return { ...slide, before, after, extent, padded, places, dropped: padded - end, skipped };
}

/** Whether the cell at this place of the padded side is read by no window. */
export const isUnread = ({ padded, dropped, skipped }: Side, at: number): boolean =>
  at >= padded - dropped || skipped.includes(at);

/** Whether the cell at this place of the padded side is padding. */
export const isPadding = ({ before, cells }: Ends & Pick<Side, 'cells'>, at: number): boolean =>
  at < before || at >= before + cells;

/** The grid with zeros around it. */
export const withPadding = (grid: Grid, rows: Side, columns: Side): Grid =>
  Array.from({ length: rows.padded }, (_, y) =>
    Array.from({ length: columns.padded }, (_, x) =>
      isPadding(rows, y) || isPadding(columns, x) ? 0 : grid[y - rows.before]![x - columns.before]!,
    ),
  );

/** The output cell to show, counted from 0: the one asked for, counted from 1, or the last there is. */
export const placeOf = (
  { rows, columns }: { readonly rows: Side; readonly columns: Side },
  { row, column }: { readonly row: number; readonly column: number },
): readonly [y: number, x: number] => [
  Math.min(row, rows.places) - 1,
  Math.min(column, columns.places) - 1,
];
