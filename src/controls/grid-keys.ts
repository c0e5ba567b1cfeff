/** A cell of a grid: row and column, counted from 0. */
export type Place = readonly [y: number, x: number];

type Move = (at: Place, last: Place) => Place;

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: ([y, x]) => [y - 1, x],
  ArrowDown: ([y, x]) => [y + 1, x],
  ArrowLeft: ([y, x]) => [y, x - 1],
  ArrowRight: ([y, x]) => [y, x + 1],
  Enter: ([y, x]) => [y + 1, x],
  Home: ([y]) => [y, 0],
  End: ([y], last) => [y, last[1]],
  'Ctrl+Home': () => [0, 0],
  'Ctrl+End': (_, last) => last,
};

/**
 * Where a key leads from a cell, as in the grid pattern of the ARIA practices: arrows, Home and End
 * in the row, with Ctrl in the whole grid; Enter goes down, as in a spreadsheet. It stops at the
 * edge. Nothing for any other key, and for arrows with Alt, Ctrl or Meta, which are the browser's.
 */
export function cellAfter(event: KeyboardEvent, at: Place, last: Place): Place | undefined {
  if (event.altKey || event.metaKey) return undefined;
  const move = MOVES[event.ctrlKey ? `Ctrl+${event.key}` : event.key];
  if (!move) return undefined;
  const [y, x] = move(at, last);
  return [clamp(y, last[0]), clamp(x, last[1])];
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/**
 * Whether a key belongs to the text in a field: left, right, Home and End move the caret once
 * somebody has begun to type. A field that has just been reached is selected whole: then they walk.
 */
export function isForText(key: string, field: HTMLInputElement): boolean {
  const { selectionStart: start, selectionEnd: end, value } = field;
  if (start === 0 && end === value.length) return false;
  if (key === 'ArrowLeft' || key === 'Home') return start !== 0 || end !== 0;
  if (key === 'ArrowRight' || key === 'End') return start !== value.length || end !== value.length;
  return false;
}
