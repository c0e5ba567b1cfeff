import type { Block, Line, Side } from './exercise.ts';
import type { Tried } from './mistakes.ts';
import { convSummary } from './one-conv.ts';
import { capital, counted, num, span } from './words.ts';

/** How many windows fit along a side, by the engine. */
export const windowsOf = ({ size, kernel, stride, padding, dilation }: Side): number =>
  convSummary([size, size, 1], { filters: 1, kernel, stride, padding, dilation }).shape[0]!;

/** The cells from the kernel's first to its last. */
export const extentOf = ({ kernel, dilation }: Side): number => (kernel - 1) * dilation + 1;

const paddedOf = ({ size, padding }: Side): number => size + 2 * padding;

/** Cells at the far end, padding included, that no window reaches. */
export const leftOver = (side: Side): number =>
  paddedOf(side) - (windowsOf(side) - 1) * side.stride - extentOf(side);

/** The formula with its numbers, and what comes out: `⌊(13 + 2·1 − 3) / 2⌋ + 1 = 7`. */
export function formulaOf(side: Side): Line {
  const { size, kernel, stride, padding, dilation } = side;
  const padded = padding > 0 ? `${size} + 2·${padding}` : `${size}`;
  const reach = dilation > 1 ? `${dilation}·(${kernel} − 1) − 1` : `${kernel}`;
  return `⌊(${padded} − ${reach}) / ${stride}⌋ + 1 = ${windowsOf(side)}`;
}

/** "stride 2 and no padding"; dilation only where there is any. */
export function settings({ stride, padding, dilation }: Side): string {
  const around = padding > 0 ? `padding ${padding}` : 'no padding';
  const apart = dilation > 1 ? `, dilation ${dilation}` : '';
  return `stride ${stride}${apart} and ${around}`;
}

/**
 * Which columns (or rows, down the other side) lie beyond the last window, in a sentence; nothing
 * where the windows fit exactly.
 */
export function leftOverSentence(side: Side, thing: 'column' | 'row' = 'column'): Line | undefined {
  const { size, padding } = side;
  const cells = leftOver(side);
  if (cells === 0) return undefined;
  const end = thing === 'row' ? 'at the bottom' : 'on the right';
  const lost = cells - padding;
  if (lost <= 0) {
    const last = cells === 1 ? `last ${thing}` : `last ${cells} ${thing}s`;
    return `Only padding is left over ${end}, its ${last}; the picture is covered whole.`;
  }
  const named = span(thing, size - lost + 1, size);
  if (padding > 0) return `The padding ${end} and ${named} lie beyond the last window.`;
  return `${capital(named)} ${lost > 1 ? 'lie' : 'lies'} beyond the last window.`;
}

/** The mistakes that are made with that formula, the likeliest first. */
export function mistakesAlong(side: Side): Tried[] {
  const { size, kernel, stride, padding, dilation } = side;
  const extent = extentOf(side);
  const padded = paddedOf(side);
  const moves = (length: number, reach: number, step = stride): number =>
    Math.floor((length - reach) / step) + 1;
  return [
    padding > 0 && [
      moves(size, extent),
      (v) =>
        `${num(v)} is what comes out without the padding. It makes the row ${padded} cells long.`,
    ],
    [
      (padded - extent) / stride + 1,
      (v) =>
        `${num(v)} is the number before rounding. Part of a window does not count: round down.`,
    ],
    [
      Math.ceil((padded - extent) / stride) + 1,
      (v) => `${num(v)} is rounded up. A window that does not fit whole is left out: round down.`,
    ],
    [
      moves(padded, extent) - 1,
      (v) => `${num(v)} is the number of moves. The window also stands once before it first moves.`,
    ],
    padding > 0 && [
      moves(size + padding, extent),
      (v) => `${num(v)} comes from padding on one end only. It stands on both ends.`,
    ],
    dilation > 1 && [
      moves(padded, kernel),
      (v) => `${num(v)} is without dilation. Spread out, the kernel covers ${extent} cells.`,
    ],
    dilation > 1 && [
      moves(padded, kernel * dilation),
      (v) =>
        `${num(v)} takes the kernel to cover ${kernel * dilation} cells. It has ${counted(kernel - 1, 'gap')}, ` +
        `not ${kernel}: it covers ${extent}.`,
    ],
    stride > 1 && [
      moves(padded, extent, 1),
      (v) =>
        `${num(v)} is what stride 1 gives. Here the window moves by ${stride} cells at a time.`,
    ],
    ...[Math.floor, Math.ceil].map((rounded): Tried => [
      rounded(size / stride),
      (v) =>
        stride > 1
          ? `${num(v)} is ${size} / ${stride}${v * stride === size ? '' : ', rounded'}. The kernel takes room too.`
          : `${num(v)} is what went in. Here the padding does not make up for the kernel.`,
    ]),
    [
      padded - kernel,
      (v) => `${num(v)} is the row less the kernel: the room to move. Count the places to stand.`,
    ],
  ];
}

/** What is left to say where no mistake explains the answer. */
export const hintAlong: Line =
  'Take the length with its padding, take off what the kernel covers, and count the moves that fit ' +
  'into the rest. The places are one more.';

/** The row with all its windows. */
export function rulerOf(side: Side): Block {
  const count = windowsOf(side);
  const { size, padding } = side;
  const around = padding > 0 ? ` with ${padding} of padding on each end` : '';
  const over = leftOver(side);
  const label =
    `${counted(count, 'window')} of ${counted(extentOf(side), 'cell')} along ${size} cells${around}; ` +
    `${over > 0 ? `${counted(over, 'cell')} left over` : 'nothing left over'}.`;
  return { ruler: { side, count, extent: extentOf(side), label } };
}
