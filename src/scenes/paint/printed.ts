import { valueAt, type Slab, type Values } from '../slab.ts';

/** A number written into a cell: its place is the middle of the cell, in cells. */
export interface Printed {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** On activations by the brightness of the cell, on weights by how far it is from neutral. */
  readonly tone: 'dark' | 'light' | 'zero' | 'weak' | 'strong';
}

/** The values of a slab as numbers in those cells that hold one: 0, .07, .98, 1, −1.3. */
export function printedOn(sheet: Values, slab: Slab): Printed[] {
  const { cols, tile, limit, palette } = slab;
  const [from, to] = slab.filled.map(Math.ceil) as [number, number];
  return Array.from({ length: to - from }, (_, n): Printed => {
    const i = from + n;
    const [y, x] = [Math.floor(i / cols), i % cols];
    const value = valueAt(sheet, tile, y, x);
    const text = shortText(value);
    const k = value / limit;
    const weight = Math.abs(k) > 0.6 ? 'strong' : 'weak';
    const tone = palette === 'weight' ? weight : text === '0' ? 'zero' : k > 0.5 ? 'dark' : 'light';
    return { x: x + 0.5, y: y + 0.5, text, tone };
  });
}

/** Size of the numbers, as a share of a cell `side` pixels wide: never below 12 px if that fits. */
export const printSize = (side: number): number => Math.min(0.6, Math.max(0.33, 12 / side));

/** Two figures, no zero before the point; what rounds to a whole number is one. */
function shortText(value: number): string {
  const size = Math.abs(value);
  const text = size.toFixed(size > 1 ? 1 : 2);
  const short = Number(text) % 1 === 0 ? String(Number(text)) : text.replace(/^0/, '');
  return value < 0 && short !== '0' ? `−${short}` : short;
}
