import { valueAt, type Slab, type Values } from '../slab.ts';

/** A number written into a cell: its place is the middle of the cell, in cells. */
export interface Printed {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Whether the cell is so bright that the number must be dark, and whether it says nothing. */
  readonly tone: 'dark' | 'light' | 'zero';
}

/** The values of a slab as numbers in its cells: 0, .07, .98, 1. */
export function printedOn(sheet: Values, { rows, cols, tile, limit }: Slab): Printed[] {
  return Array.from({ length: rows * cols }, (_, i): Printed => {
    const [y, x] = [Math.floor(i / cols), i % cols];
    const value = valueAt(sheet, tile, y, x);
    const text = shortText(value);
    const tone = text === '0' ? 'zero' : value / limit > 0.5 ? 'dark' : 'light';
    return { x: x + 0.5, y: y + 0.5, text, tone };
  });
}

/** Two decimals without the zero before the point; what rounds to a whole number is one. */
function shortText(value: number): string {
  const text = Math.abs(value).toFixed(2);
  const short = Number(text) % 1 === 0 ? String(Number(text)) : text.replace(/^0/, '');
  return value < 0 && short !== '0' ? `−${short}` : short;
}
