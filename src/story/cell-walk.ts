import type { Cursor } from '#src/scenes/network/cursor.ts';

/** What can be walked over: a layer on the stage, with the size of its maps. */
export interface Ground {
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
  readonly channels: number;
}

/** Where a key leads: within the map, or to the map before or after. */
export type Way = 'left' | 'right' | 'up' | 'down' | 'first' | 'last' | 'next' | 'previous';

const KEYS: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  PageDown: 'next',
  PageUp: 'previous',
};

export const wayOf = (key: string): Way | undefined => KEYS[key];

/**
 * The cell one step further that way. Stops at the edges of a map; Page Up and Page Down go from
 * map to map and on to the neighbouring layer. Where maps are single cells (a dense layer), up
 * and down go from one to the next. Without a cursor the walk begins in the middle of the first map.
 */
export function walk(cursor: Cursor | null, way: Way, grounds: readonly Ground[]): Cursor | null {
  const at = grounds.findIndex(({ name }) => name === cursor?.part);
  const ground = grounds[at];
  if (!cursor || !ground) return grounds[0] ? middle(grounds[0]) : null;
  const { rows, cols } = ground;
  if (rows * cols === 1 && way !== 'next' && way !== 'previous') return along(cursor, way, ground);
  switch (way) {
    case 'left':
      return { ...cursor, x: Math.max(0, cursor.x - 1) };
    case 'right':
      return { ...cursor, x: Math.min(cols - 1, cursor.x + 1) };
    case 'up':
      return { ...cursor, y: Math.max(0, cursor.y - 1) };
    case 'down':
      return { ...cursor, y: Math.min(rows - 1, cursor.y + 1) };
    case 'first':
      return { ...cursor, x: 0 };
    case 'last':
      return { ...cursor, x: cols - 1 };
    case 'next':
      return nextMap(cursor, at, grounds);
    case 'previous':
      return previousMap(cursor, at, grounds);
  }
}

function along(cursor: Cursor, way: Way, { channels }: Ground): Cursor {
  const to: Partial<Record<Way, number>> = {
    up: cursor.channel - 1,
    left: cursor.channel - 1,
    down: cursor.channel + 1,
    right: cursor.channel + 1,
    first: 0,
    last: channels - 1,
  };
  return { ...cursor, channel: Math.min(channels - 1, Math.max(0, to[way] ?? cursor.channel)) };
}

function nextMap(cursor: Cursor, at: number, grounds: readonly Ground[]): Cursor {
  const ground = grounds[at]!;
  if (ground.rows * ground.cols > 1 && cursor.channel + 1 < ground.channels)
    return { ...cursor, channel: cursor.channel + 1 };
  const next = grounds[at + 1];
  return next ? middle(next) : cursor;
}

function previousMap(cursor: Cursor, at: number, grounds: readonly Ground[]): Cursor {
  const ground = grounds[at]!;
  if (ground.rows * ground.cols > 1 && cursor.channel > 0)
    return { ...cursor, channel: cursor.channel - 1 };
  const before = grounds[at - 1];
  return before ? middle(before) : cursor;
}

const middle = ({ name, rows, cols }: Ground): Cursor => ({
  part: name,
  channel: 0,
  y: rows >> 1,
  x: cols >> 1,
});
