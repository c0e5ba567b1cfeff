import { kindClass } from '#src/story/words.ts';
import { blockOf, type Block } from './blocks.ts';
import type { Row, Tape } from './model.ts';

/** Layers that make one tensor: the one that gives it its shape, and those that only change it. */
export interface Column {
  readonly head: Row;
  readonly rows: readonly Row[];
  readonly hue: string;
  readonly block: Block;
}

/** The tape as it is drawn, a column for each tensor of a shape of its own. */
export function columnsOf({ rows }: Tape): readonly Column[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const stays = row.kind === 'relu' || row.kind === 'batchNorm' || row.kind === 'softmax';
    if (stays) groups.at(-1)!.push(row);
    else groups.push([row]);
  }
  return groups.map((group) => ({
    head: group[0]!,
    rows: group,
    hue: kindClass(group[0]!.kind),
    block: blockOf(group[0]!.shape),
  }));
}

/** Pixels a cell at most, so that small networks do not grow large; and of all boxes, the most. */
const LARGEST_CELL = 3.4;
const MOST = 128;

/** Pixels a cell is drawn with: one scale for all boxes of a tape. */
export function cellOf(columns: readonly Column[]): number {
  const most = Math.max(...columns.map(({ block }) => Math.max(block.width, block.height)));
  return Math.min(LARGEST_CELL, MOST / most);
}
