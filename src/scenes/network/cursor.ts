import { sources, type Sources } from '#engine/index.ts';
import { decimal, percent } from '#src/story/words.ts';
import type { Cell } from '../pick.ts';
import { valueAt, type Frame } from '../slab.ts';
import { withTrail } from './light.ts';
import { tileOf, type Sheet } from './sheet.ts';
import { cellOf } from './trail.ts';

/** One cell of one channel of a part, rows and columns counted from 0. */
export interface Cursor {
  readonly part: string;
  readonly channel: number;
  readonly y: number;
  readonly x: number;
}

/** The cell of the network behind a cell that was picked on the stage. */
export function cursorAt({ slab, y, x }: Cell, { parts, patch }: Sheet): Cursor {
  const part = parts.get(slab.part)!;
  if (part.kind === 'lens')
    return { part: part.from, channel: 0, y: patch[0] + y, x: patch[1] + x };
  // A pool that still shows its source has several cells for one of its own.
  const down = Math.floor((y * part.rows) / slab.rows);
  const across = Math.floor((x * part.cols) / slab.cols);
  return { part: slab.part, channel: slab.channel, y: down, x: across };
}

/** The same frame with the cell under the cursor lit, and the cells and weights that made it. */
export function withCursor(frame: Frame, cursor: Cursor, sheet: Sheet): Frame {
  const slabs = frame.slabs.map((slab) => (slab.mark ? { ...slab, mark: null, lit: 0 } : slab));
  const part = sheet.parts.get(cursor.part)!;
  const { channel, y, x } = cursor;
  if (part.kind === 'kernel') {
    const id = `${part.name}/${channel}`;
    const lit = slabs.map((slab) =>
      slab.id === id ? { ...slab, mark: [y, x, 1, 1] as const, lit: 1 } : slab,
    );
    return { ...frame, slabs: lit, lines: frame.lines.filter(({ tone }) => tone !== 'field') };
  }
  const sums = part.kind === 'dense';
  const lines = frame.lines.filter(({ tone }) => tone !== 'field' && !sums);
  const spot = { layer: part.name, cell: cellOf(part, channel, y, x) };
  return { ...frame, ...withTrail({ slabs, lines }, sheet, spot) };
}

/** The same frame with a whole part framed: what a word in the text points at. */
export function withPart(frame: Frame, name: string): Frame {
  const slabs = frame.slabs.map((slab) =>
    slab.part === name && slab.ghost < 1
      ? { ...slab, mark: [0, 0, slab.rows, slab.cols] as const, lit: 1 }
      : slab,
  );
  return { ...frame, slabs };
}

/** Where the cell under the cursor comes from; null for a weight, which was learnt. */
export function sourcesAt({ part: name, channel, y, x }: Cursor, sheet: Sheet): Sources | null {
  const part = sheet.parts.get(name)!;
  if (part.kind === 'kernel') return null;
  return sources(sheet.trace.network, sheet.trace, name, cellOf(part, channel, y, x));
}

/** What stands in the cell, in words: `conv1, map 3, row 8, column 13: 0.536`. Counted from one. */
export function readout(cursor: Cursor, sheet: Sheet): string {
  const { part: name, channel, y, x } = cursor;
  const part = sheet.parts.get(name)!;
  const value = valueAt(sheet, tileOf(sheet, name, channel), y, x);
  const at = `row ${y + 1}, column ${x + 1}`;
  switch (part.kind) {
    case 'input':
      return `${name}, ${at}: ${decimal(value)}`;
    case 'kernel': {
      const { channels } = sheet.parts.get(part.makes)!;
      const source = sheet.parts.get(part.from)!;
      const slice = source.channels > 1 ? `, on map ${Math.floor(channel / channels) + 1}` : '';
      return `kernel ${(channel % channels) + 1} of ${part.makes}${slice}, ${at}: ${decimal(value)}`;
    }
    case 'flatten':
      return `${name}, cell ${y + 1} of ${part.rows}: ${decimal(value)}`;
    case 'dense':
      return `${name}, sum for ${channel}: ${decimal(value)}`;
    case 'softmax':
      return `${name}, share of ${channel}: ${percent(value)}`;
    default:
      return `${name}, map ${channel + 1}, ${at}: ${decimal(value)}`;
  }
}
