import { sources, type Network, type Trace } from '#engine/index.ts';
import type { Patch } from '#src/controls/patch.ts';
import { cellOf, spotAt, stageNamed, type Spot, type Stage } from './stages.ts';

/** A rectangle of cells in one map, or in all maps, of a stage. */
export interface Lit extends Patch {
  readonly map: number | 'all';
}

const known = new WeakMap<Network, Map<string, ReadonlyMap<string, Lit>>>();

/**
 * What a cell depends on, stage by stage down to the pixels, by the stage's name: its receptive
 * field. Sides are straight, so the first and the last cell of a rectangle say all of it. A stage
 * that is read whole, as by a dense layer, ends the way: what is below is read whole as well.
 * It is the same for every digit, so found once.
 */
export function fieldOf(
  trace: Trace,
  stages: readonly Stage[],
  spot: Spot,
): ReadonlyMap<string, Lit> {
  const { network } = trace;
  const fields = known.get(network) ?? new Map<string, ReadonlyMap<string, Lit>>();
  known.set(network, fields);
  const key = [spot.stage.name, spot.map, ...cellOf(spot)].join();
  const field = fields.get(key) ?? find(trace, stages, spot);
  fields.set(key, field);
  return field;
}

function find(trace: Trace, stages: readonly Stage[], spot: Spot): ReadonlyMap<string, Lit> {
  const field = new Map<string, Lit>();
  let stage = spot.stage;
  let lit: Lit = { y: spot.y, x: spot.x, rows: 1, cols: 1, map: spot.map };
  for (;;) {
    field.set(stage.name, lit);
    if (stage.from === undefined) return field;
    const map = lit.map === 'all' ? 0 : lit.map;
    const ends: Spot[] = [
      { stage, map, y: lit.y, x: lit.x },
      { stage, map, y: lit.y + lit.rows - 1, x: lit.x + lit.cols - 1 },
    ];
    const below = stageNamed(stages, stage.from);
    const seen = ends.flatMap((end) =>
      sources(trace.network, trace, stage.name, cellOf(end)).terms.map(({ cell }) =>
        spotAt(below, cell),
      ),
    );
    lit = around(seen, lit.map === 'all');
    stage = below;
  }
}

function around(seen: readonly Spot[], all: boolean): Lit {
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
  let one = !all;
  for (const { y, x, map } of seen) {
    top = Math.min(top, y);
    left = Math.min(left, x);
    bottom = Math.max(bottom, y);
    right = Math.max(right, x);
    one &&= map === seen[0]!.map;
  }
  const map = one ? seen[0]!.map : 'all';
  return { y: top, x: left, rows: bottom - top + 1, cols: right - left + 1, map };
}
