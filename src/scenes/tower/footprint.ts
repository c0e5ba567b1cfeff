import { cellAt, offsetOf, sources, type Network, type Trace } from '#engine/index.ts';

/** A rectangle of cells in some maps of a layer. */
export interface Window {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly channels: readonly number[];
}

const known = new WeakMap<Network, Map<string, ReadonlyMap<string, Window>>>();

/** `footprint`, looked up once a cell: the way depends on the layers alone, not on the picture. */
export function knownFootprint(
  network: Network,
  trace: Trace,
  layer: string,
  cell: readonly number[],
): ReadonlyMap<string, Window> {
  const ways = known.get(network) ?? known.set(network, new Map()).get(network)!;
  const key = `${layer} ${cell.join()}`;
  const way = ways.get(key) ?? footprint(network, trace, layer, cell);
  ways.set(key, way);
  return way;
}

/**
 * For every layer above, the smallest window that holds all cells which `cell` of `layer` is
 * made of, the cell's own layer included. Followed through `sources`, not derived from sizes.
 * Layers that are not maps are left out.
 */
export function footprint(
  network: Network,
  trace: Trace,
  layer: string,
  cell: readonly number[],
): ReadonlyMap<string, Window> {
  const reached = new Map<string, Set<number>>();
  const shapeOf = (name: string) => trace.activations.get(name)!.shape;
  const reach = (name: string, at: readonly number[]): void => {
    const cells = reached.get(name) ?? reached.set(name, new Set()).get(name)!;
    const offset = offsetOf(shapeOf(name), at);
    if (cells.has(offset)) return;
    cells.add(offset);
    for (const term of sources(network, trace, name, at).terms) reach(term.from, term.cell);
  };
  reach(layer, cell);
  const windows = [...reached]
    .filter(([name]) => shapeOf(name).length === 3)
    .map(([name, cells]) => [name, windowOf([...cells].map((i) => cellAt(shapeOf(name), i)))]);
  return new Map(windows as [string, Window][]);
}

function windowOf(cells: readonly (readonly number[])[]): Window {
  const rows = cells.map(([row]) => row!);
  const columns = cells.map(([, column]) => column!);
  const row = Math.min(...rows);
  const column = Math.min(...columns);
  return {
    row,
    column,
    rows: Math.max(...rows) + 1 - row,
    columns: Math.max(...columns) + 1 - column,
    channels: [...new Set(cells.map(([, , channel]) => channel!))].sort((a, b) => a - b),
  };
}

/**
 * The cell of a map that speaks loudest for the answer: the largest product in the winning sum,
 * followed back through the layers that only pass numbers on.
 */
export function loudest(
  network: Network,
  trace: Trace,
  sums: string,
  answer: number,
): {
  readonly line: { layer: string; cell: number };
  readonly map: { layer: string; cell: readonly number[] };
} {
  const { terms } = sources(network, trace, sums, [answer]);
  const best = terms.reduce((a, b) => ((b.product ?? 0) > (a.product ?? 0) ? b : a));
  const [origin] = sources(network, trace, best.from, best.cell).terms;
  return {
    line: { layer: best.from, cell: best.cell[0]! },
    map: { layer: origin!.from, cell: origin!.cell },
  };
}
