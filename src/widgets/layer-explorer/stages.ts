import { sizeOf, type LayerSpec, type Network, type Shape, type Trace } from '#engine/index.ts';
import type { Plane } from '../filter-bank/plane.ts';

/** One stage of a network on one digit: the input, or what a layer made. */
export interface Stage {
  readonly name: string;
  readonly kind: LayerSpec['kind'] | 'input';
  readonly shape: Shape;
  /** The stage it reads; nothing for the input. */
  readonly from: string | undefined;
  /** Maps and their cells. A line of numbers is one map, broken into rows to be looked at. */
  readonly maps: number;
  readonly rows: number;
  readonly cols: number;
  readonly line: boolean;
  readonly data: Float32Array;
}

/** The stages of a network, the input first. */
export function stagesOf(network: Network, trace: Trace): readonly Stage[] {
  const { input } = network.spec;
  const layers = network.layers.map(({ name, kind, shape, from }) => ({
    ...{ name, kind, shape },
    from: from[0]!,
  }));
  const given = { name: 'input', kind: 'input' as const, shape: input, from: undefined };
  return [given, ...layers].map((stage) => ({
    ...stage,
    ...formOf(stage.shape),
    data: trace.activations.get(stage.name)!.data,
  }));
}

function formOf(shape: Shape): Pick<Stage, 'maps' | 'rows' | 'cols' | 'line'> {
  const [rows, cols, maps] = shape;
  if (shape.length === 3) return { maps: maps!, rows: rows!, cols: cols!, line: false };
  const across = widthOf(rows!);
  return { maps: 1, rows: rows! / across, cols: across, line: true };
}

/** A line of numbers is broken into rows about four times as long as there are of them. */
function widthOf(length: number): number {
  if (length <= 10) return length;
  const divisors = Array.from({ length }, (_, i) => i + 1).filter((side) => length % side === 0);
  const ideal = Math.sqrt(4 * length);
  return divisors.reduce((best, side) =>
    Math.abs(side - ideal) < Math.abs(best - ideal) ? side : best,
  );
}

/** One map of a stage as a picture. */
export function planeOf({ maps, rows, cols, data }: Stage, map: number): Plane {
  const values = new Float32Array(rows * cols);
  for (let i = 0; i < values.length; i++) values[i] = data[i * maps + map]!;
  return { width: cols, height: rows, values };
}

/** One cell of a stage; map, row and column count from 0. */
export interface Spot {
  readonly stage: Stage;
  readonly map: number;
  readonly y: number;
  readonly x: number;
}

/** What an address says of a cell; counted from 1. */
export interface AskedCell {
  readonly layer: string;
  readonly map: number;
  readonly row: number;
  readonly column: number;
}

/**
 * The cell asked for; beyond the last map, row or column it is the last. In a line, `row` is the
 * place. A layer that is not there is the second convolution.
 */
export function spotOf(stages: readonly Stage[], asked: AskedCell): Spot {
  const stage =
    stages.find(({ name }) => name === asked.layer) ??
    stages.filter(({ kind }) => kind === 'conv').at(-1)!;
  const { maps, rows, cols, line } = stage;
  const map = Math.min(asked.map, maps) - 1;
  if (!line)
    return {
      ...{ stage, map: map },
      ...{ y: Math.min(asked.row, rows) - 1, x: Math.min(asked.column, cols) - 1 },
    };
  const place = Math.min(asked.row, sizeOf(stage.shape)) - 1;
  return { stage, map: 0, y: Math.floor(place / cols), x: place % cols };
}

/** The engine's name of a cell: `[row, column, map]`, or `[place]` in a line. */
export const cellOf = ({ stage, map, y, x }: Spot): readonly number[] =>
  stage.line ? [y * stage.cols + x] : [y, x, map];

/** The other way round. */
export function spotAt(stage: Stage, cell: readonly number[]): Spot {
  const [y, x = 0, map = 0] = cell as [number, number?, number?];
  if (!stage.line) return { stage, map, y, x };
  return { stage, map: 0, y: Math.floor(y / stage.cols), x: y % stage.cols };
}

/** The same spot as an address says it. */
export function askedFor(spot: Spot): AskedCell {
  const { stage, map, y, x } = spot;
  const place = stage.line
    ? { row: y * stage.cols + x + 1, column: 1 }
    : { row: y + 1, column: x + 1 };
  return { layer: stage.name, map: map + 1, ...place };
}

/** What stands in the cell. */
export const valueAt = ({ stage, map, y, x }: Spot): number =>
  stage.data[(y * stage.cols + x) * stage.maps + map]!;

/** The stage of that name. */
export const stageNamed = (stages: readonly Stage[], name: string): Stage =>
  stages.find((stage) => stage.name === name)!;

/**
 * The spot of a map of another stage that lies where this one lies in the picture. Between lines
 * and maps there is no such place: a line opens at its highest number, a map in its middle.
 */
export function carried({ stage: from, y, x }: Spot, stage: Stage, map: number): Spot {
  const { rows, cols, data } = stage;
  if (stage.line) {
    const same = from.line && from.data.length === data.length;
    const place = same ? y * from.cols + x : data.indexOf(Math.max(...data));
    return { stage, map: 0, y: Math.floor(place / cols), x: place % cols };
  }
  if (from.line) return { stage, map, y: Math.floor(rows / 2), x: Math.floor(cols / 2) };
  const scaled = (at: number, of: number, cells: number): number =>
    Math.floor(((at + 0.5) / of) * cells);
  return { stage, map, y: scaled(y, from.rows, rows), x: scaled(x, from.cols, cols) };
}
