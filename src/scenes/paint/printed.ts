import { valueAt, type Slab, type Values } from '../slab.ts';
import { luminance, mixed, rgb } from './colours.ts';
import { INKS, lampAt } from './inks.ts';
import { dimOf, patchesOf } from './patches.ts';

/** What tints the cells in the lit frame, and how much, between the themes; the style sheet says the same. */
const LIT = mixed(rgb(INKS.paper.fieldLight), rgb(INKS.night.fieldLight), 0.5);
export const TINT = 0.22;

/**
 * How a number stands out from its cell, black or white, with a contrast of 4.5 or more everywhere:
 * on activations by the brightness of the cell; on weights, whose colours turn with the theme, by
 * how far the cell is from neutral.
 */
export type Tone = 'dark' | 'light' | 'zero' | 'weak' | 'middle' | 'strong';

/** A number written into a cell: its place is the middle of the cell, in cells. */
export interface Printed {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly tone: Tone;
  /** 0 to 1, where the number fades because its window keeps another. */
  readonly strength?: number;
}

/**
 * The values of a slab as numbers in those cells that hold one: 0, .07, .98, 1, −1.3. While windows
 * collapse, each winner's number travels to the middle of its window and the others fade.
 */
export function printedOn(sheet: Values, slab: Slab): Printed[] {
  const { cols, tile, pooled } = slab;
  const [from, to] = slab.filled.map(Math.ceil) as [number, number];
  const lit = litCells(slab);
  const cells = Array.from({ length: to - from }, (_, n): Printed => {
    const [y, x] = [Math.floor((from + n) / cols), (from + n) % cols];
    return printedAt(slab, valueAt(sheet, tile, y, x), x + 0.5, y + 0.5, lit(y, x));
  });
  if (pooled === 0) return cells;
  const strength = 1 - dimOf(slab);
  const winning = winnersIn(sheet, slab);
  const lost = strength > 0 ? cells.filter((_, n) => !winning.has(from + n)) : [];
  const travelling = patchesOf(sheet, slab).map(({ left, right, top, bottom, value }) =>
    printedAt(slab, value, (left + right) / 2, (top + bottom) / 2),
  );
  return [...lost.map((cell) => ({ ...cell, strength })), ...travelling];
}

function printedAt(
  { limit, palette }: Slab,
  value: number,
  x: number,
  y: number,
  lit = false,
): Printed {
  const text = shortText(value);
  const k = value / limit;
  if (palette === 'weight') return { x, y, text, tone: toneOnWeight(k) };
  return { x, y, text, tone: text === '0' && !lit ? 'zero' : toneOnLamp(k, lit) };
}

/** Which cells of a slab are tinted by the lit frame: none where it is the whole slab, or a weight’s. */
function litCells({ mark, lit, rows, cols, palette }: Slab): (y: number, x: number) => boolean {
  if (!mark || lit < 0.5 || palette !== 'lamp') return () => false;
  const [top, left, tall, wide] = mark;
  if (tall >= rows && wide >= cols) return () => false;
  return (y, x) => y >= top && y < top + tall && x >= left && x < left + wide;
}

/** Black where it stands out more than white does. */
function toneOnLamp(k: number, lit: boolean): Tone {
  const cell = lampAt(k);
  const light = luminance(lit ? mixed(cell, LIT, TINT) : cell);
  return (light + 0.05) / 0.05 > 1.05 / (light + 0.05) ? 'dark' : 'light';
}

/** Where black takes over from white: by night and then, further from neutral, on paper. */
function toneOnWeight(k: number): Tone {
  const [night, paper] = k < 0 ? [-0.61, -0.69] : [0.56, 0.97];
  if (Math.abs(k) > Math.abs(paper)) return 'strong';
  return Math.abs(k) > Math.abs(night) ? 'middle' : 'weak';
}

/** The cells that begin to collapse onto their windows, as places in reading order. */
const winnersIn = (sheet: Values, slab: Slab): Set<number> =>
  new Set(
    patchesOf(sheet, { ...slab, pooled: 1e-6 }).map(
      ({ top, left }) => Math.round(top) * slab.cols + Math.round(left),
    ),
  );

/** Size of the numbers, as a share of a cell `side` pixels wide: never below 12 px if that fits. */
export const printSize = (side: number): number => Math.min(0.6, Math.max(0.33, 12 / side));

/** The same on a slab: the numbers of collapsing windows grow with the cells they are in. */
export const printSizeOn = ({ pooled }: Pick<Slab, 'pooled'>, side: number): number =>
  printSize(side * (1 + pooled)) * (1 + pooled);

/** Two figures, no zero before the point; what rounds to a whole number is one. */
function shortText(value: number): string {
  const size = Math.abs(value);
  const text = size.toFixed(size > 1 ? 1 : 2);
  const short = Number(text) % 1 === 0 ? String(Number(text)) : text.replace(/^0/, '');
  return value < 0 && short !== '0' ? `−${short}` : short;
}
