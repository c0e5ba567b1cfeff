import { CELLS } from './strokes.ts';
import type { Point } from './strokes.ts';

/** A cell of the pad, counted from 0 at the top left. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The cell a keyboard begins at: the middle of the pad. */
export const middle: Cell = { column: CELLS / 2, row: CELLS / 2 };

/** The middle of a cell, as a place on the pad. */
export function middleOf({ column, row }: Cell): Point {
  return { x: (column + 0.5) / CELLS, y: (row + 0.5) / CELLS };
}

/**
 * Where a key leads from `cell`: arrows to the neighbour, stopping at the edge; Home and End along
 * the row, with Ctrl to the corners. `null` for every other key.
 */
export function moved({ column, row }: Cell, key: string, ctrl: boolean): Cell | null {
  const end = CELLS - 1;
  switch (key) {
    case 'ArrowLeft':
      return { column: Math.max(0, column - 1), row };
    case 'ArrowRight':
      return { column: Math.min(end, column + 1), row };
    case 'ArrowUp':
      return { column, row: Math.max(0, row - 1) };
    case 'ArrowDown':
      return { column, row: Math.min(end, row + 1) };
    case 'Home':
      return { column: 0, row: ctrl ? 0 : row };
    case 'End':
      return { column: end, row: ctrl ? end : row };
    default:
      return null;
  }
}

/** "Row 5, column 12, ink": place counted from 1, and what lies there (`ink` 0 … 1). */
export function cellWords({ column, row }: Cell, ink: number): string {
  const there = ink > 0.75 ? 'ink' : ink > 0.25 ? 'grey' : 'paper';
  return `Row ${row + 1}, column ${column + 1}, ${there}.`;
}
