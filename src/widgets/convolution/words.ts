import { cellText } from '#src/controls/cell-text.ts';
import type { Picture } from './model.ts';
import { sumOf, type Reading } from './reading.ts';
import { isPadding, isUnread, type Side } from './sizes.ts';

/** How a window slides over a picture, down and across. */
type Sides = Pick<Picture, 'rows' | 'columns'>;

const format = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

/** A sum as the list of products shows it: to three decimals, with a real minus sign. */
export const sumText = (value: number): string =>
  format.format(Math.abs(value) < 0.0005 ? 0 : value).replace('-', '−');

/** 2, 1 and −1 as `2 + 1 − 1`. */
export const addedText = (parts: readonly number[]): string =>
  parts
    .map((part, i) =>
      i === 0 ? sumText(part) : `${part < 0 ? '−' : '+'} ${sumText(Math.abs(part))}`,
    )
    .join(' ');

/** `4·(−1)`. */
export const productText = (value: number, weight: number): string =>
  `${cellText(value)}·${weight < 0 ? `(${cellText(weight)})` : cellText(weight)}`;

/** The sums that add up to a cell: of the window's rows; with several channels, of its slices. */
export const partsOf = ({ channels }: Reading): number[] =>
  channels.length === 1 ? channels[0]!.map(({ sum }) => sum) : channels.map(sumOf);

/** `Row 1, column 1 of the output: 2 + 1 + 1 = 4.` */
export function cellWords(reading: Reading): string {
  const { row, column, bias, sum } = reading;
  const parts = partsOf(reading);
  const all = bias === 0 ? parts : [...parts, bias];
  const added = all.length === 1 ? '' : `${addedText(all)} = `;
  const last = bias === 0 ? '' : ' The last is the bias.';
  return `Row ${row + 1}, column ${column + 1} of the output: ${added}${sumText(sum + bias)}.${last}`;
}

/** `3, 6 and 9`. */
function listed(names: readonly (string | number)[]): string {
  if (names.length < 2) return String(names[0] ?? '');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Rows or columns by their number in the picture, from the places in the padded one. */
function named(what: string, side: Side, places: readonly number[]): string[] {
  const numbers = places.filter((at) => !isPadding(side, at)).map((at) => at - side.before + 1);
  if (numbers.length === 0) return [];
  return [`${what}${numbers.length > 1 ? 's' : ''} ${listed(numbers)}`];
}

const droppedOf = ({ padded, dropped }: Side): number[] =>
  Array.from({ length: dropped }, (_, i) => padded - dropped + i);

/** Which rows and columns no window reads, and why; nothing where all are read. */
export function unreadWords({ rows, columns }: Sides): string {
  const dropped = [
    ...named('row', rows, droppedOf(rows)),
    ...named('column', columns, droppedOf(columns)),
  ];
  const skipped = [
    ...named('row', rows, rows.skipped),
    ...named('column', columns, columns.skipped),
  ];
  const sentences: string[] = [];
  if (dropped.length)
    sentences.push(
      `${listed(dropped)} ${verb(dropped)} dropped: one more window would hang over the edge.`,
    );
  else if (rows.dropped || columns.dropped)
    sentences.push('The last of the padding is dropped: one more window would hang over the edge.');
  if (skipped.length)
    sentences.push(
      rows.dilation > 1
        ? `${listed(skipped)} ${verb(skipped)} in the gaps of the spread kernel.`
        : `${listed(skipped)} ${verb(skipped)} stepped over by the stride.`,
    );
  const unread = unreadCells(rows, columns);
  if (unread) sentences.push(`${unread} of ${rows.cells * columns.cells} cells are never read.`);
  return sentences.map(capital).join(' ');
}

const verb = (names: readonly string[]): string =>
  names.length > 1 || /^(rows|columns)/.test(names[0]!) ? 'are' : 'is';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How many cells of the picture lie in a row or column that no window reads. */
export function unreadCells(rows: Side, columns: Side): number {
  const read = (side: Side): number =>
    Array.from({ length: side.cells }, (_, at) => at + side.before).filter(
      (at) => !isUnread(side, at),
    ).length;
  return rows.cells * columns.cells - read(rows) * read(columns);
}

/** How much padding a name comes to; nothing for a number, which says it by itself. */
export function paddingWords({ settings, rows, columns }: Picture): string {
  const { padding } = settings;
  if (padding !== 'same-keras' && padding !== 'same-pytorch') return '';
  const who = {
    'same-keras': 'Same, as Keras computes it',
    'same-pytorch': 'Same, as PyTorch has it (for stride 1 only)',
  }[padding];
  const alike =
    rows.places === columns.places &&
    rows.before === columns.before &&
    rows.after === columns.after;
  const parts = alike
    ? [zeros(rows, 'rows and columns', 'above and left', 'below and right')]
    : [zeros(rows, 'rows', 'above', 'below'), zeros(columns, 'columns', 'left', 'right')];
  return `${who}: ${parts.join('; ')}.`;
}

function zeros(side: Side, what: string, first: string, last: string): string {
  const { cells, stride, places, before, after } = side;
  const count = stride === 1 ? `${places} ${what}` : `⌈${cells}/${stride}⌉ = ${places} ${what}`;
  if (before + after === 0) return `${count} need no zeros`;
  return `${count} need zeros, ${before} ${first} and ${after} ${last}`;
}

/** What flipping means; nothing where it is not done. */
export const flipWords = ({ settings }: Picture): string =>
  settings.flip
    ? 'The kernel is turned by a half before it is laid on the picture: this is the convolution of ' +
      'mathematics. Networks leave that out, and what they call convolution is cross-correlation.'
    : '';

/** `A window 3 wide fits 3 times into 5.` */
export function fitWords({ rows, columns }: Sides): string {
  const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);
  const step = columns.stride > 1 ? ` in steps of ${columns.stride}` : '';
  const alike = rows.extent === columns.extent && rows.padded === columns.padded;
  const across = `A window ${columns.extent} wide fits ${times(columns.places)} into ${columns.padded} columns${step}`;
  return alike
    ? `${across}, and as often into the rows.`
    : `${across}; ${rows.extent} high, it fits ${times(rows.places)} into ${rows.padded} rows.`;
}
