import { sources, type Trace } from '#engine/index.ts';
import type { Grid } from '#src/params/params.ts';
import { cellOf, spotAt, stageNamed, type Spot, type Stage } from './stages.ts';

/** A piece of a map before and after pooling, in numbers. */
export interface PoolZoom {
  readonly below: Stage;
  /** Row and column of the piece’s first cell, before pooling and after, counted from 0. */
  readonly from: readonly [y: number, x: number];
  readonly to: readonly [y: number, x: number];
  readonly before: Grid;
  readonly after: Grid;
  /** Whether a cell of the piece survives: rows and columns of the piece. */
  survives(y: number, x: number): boolean;
}

/** The four windows around a pooled cell: 4×4 cells, and the 2×2 they leave. The engine says who wins. */
export function zoomOf(trace: Trace, stages: readonly Stage[], spot: Spot): PoolZoom {
  const { stage, map } = spot;
  const below = stageNamed(stages, stage.from!);
  const first = (at: number, cells: number): number => Math.min(at - (at % 2), cells - 2);
  const to = [first(spot.y, stage.rows), first(spot.x, stage.cols)] as const;
  const windows = [0, 1, 2, 3].map((i) => {
    const cell = { stage, map, y: to[0] + (i >> 1), x: to[1] + (i % 2) };
    return sources(trace.network, trace, stage.name, cellOf(cell));
  });
  const from = spotAt(below, windows[0]!.terms[0]!.cell);
  const before = [0, 1, 2, 3].map(() => [0, 0, 0, 0]);
  const won = new Set<number>();
  for (const { terms } of windows)
    for (const { cell, value, winner } of terms) {
      const [y, x] = [cell[0]! - from.y, cell[1]! - from.x] as const;
      before[y]![x] = value;
      if (winner) won.add(4 * y + x);
    }
  const after = [0, 1].map((y) => [0, 1].map((x) => windows[2 * y + x]!.value));
  return {
    ...{ below, from: [from.y, from.x], to, before, after },
    survives: (y, x) => won.has(4 * y + x),
  };
}
