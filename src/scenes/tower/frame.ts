import type { Network, Tensor, Trace } from '#engine/index.ts';
import { knownFootprint, loudest, type Window } from './footprint.ts';
import {
  alongLine,
  cornerOf,
  placeOf,
  towerLayout,
  type AnyFloor,
  type MapsFloor,
  type Point,
  type TowerLayout,
} from './layout.ts';

/** Shades of an activation; the last index of a picture, `NOTHING`, is the gap between two maps. */
export const SHADES = 31;
export const NOTHING = SHADES;

/** The cells of a floor as a picture: rows × columns of shades 0 … SHADES − 1, or `NOTHING`. */
export interface Picture {
  readonly rows: number;
  readonly columns: number;
  readonly shades: Uint8Array;
}

export interface FloorFrame {
  readonly floor: AnyFloor;
  readonly picture?: Picture;
  /** Outline of every map, or of the line. */
  readonly sheets: readonly (readonly Point[])[];
  /** Outlines of what the loudest cell is made of. */
  readonly windows: readonly (readonly Point[])[];
  /** From the floor above to this one, each from the middle of a window to the middle of another. */
  readonly threads: readonly (readonly [Point, Point])[];
  /** Heights of the bars as shares of the floor's. */
  readonly bars: readonly number[];
}

export interface TowerFrame {
  readonly layout: TowerLayout;
  readonly floors: readonly FloorFrame[];
  readonly shares: readonly number[];
  readonly answer: number;
}

/**
 * The whole tower for one picture: what every floor shows, and the way from the pixels to the
 * answer of the one cell that speaks loudest for it. Pure; the same trace gives the same frame.
 */
export function towerFrame(network: Network, trace: Trace): TowerFrame {
  const layout = towerLayout(network.spec);
  const shares = [...trace.output.data];
  const answer = shares.indexOf(Math.max(...shares));
  const bars = layout.floors.at(-1)!;
  const { line, map } = loudest(network, trace, bars.names[0]!, answer);
  const windows = knownFootprint(network, trace, map.layer, map.cell);

  const marks = layout.floors.map((floor) => markedOn(floor, windows, line.cell, answer, shares));
  const floors = layout.floors.map((floor, i): FloorFrame => {
    const tensor = trace.activations.get(floor.layer)!;
    return {
      floor,
      ...(floor.form === 'bars' ? {} : { picture: pictureOf(floor, tensor) }),
      sheets: sheetsOf(floor),
      windows: marks[i]!.windows,
      threads: i ? between(marks[i - 1]!.middles, marks[i]!.middles) : [],
      bars: floor.form === 'bars' ? shares : [],
    };
  });
  return { layout, floors, shares, answer };
}

interface Marks {
  readonly windows: readonly (readonly Point[])[];
  /** Where threads leave and arrive. */
  readonly middles: readonly { readonly below: Point; readonly above: Point }[];
}

/** What the loudest cell's way marks on a floor. */
function markedOn(
  floor: AnyFloor,
  windows: ReadonlyMap<string, Window>,
  cell: number,
  answer: number,
  shares: readonly number[],
): Marks {
  if (floor.form === 'line')
    return {
      windows: [],
      middles: [{ above: alongLine(floor, cell, 0), below: alongLine(floor, cell, floor.height) }],
    };
  if (floor.form === 'bars') {
    const top = alongLine(floor, answer, floor.height * (1 - shares[answer]!));
    return { windows: [], middles: [{ above: top, below: top }] };
  }
  const window = windows.get(floor.layer)!;
  const outlines = window.channels.map((channel) => outline(floor, channel, window));
  const middles = outlines
    .map((corners) => middleOf(corners))
    .map((at) => ({ above: at, below: at }));
  return { windows: outlines, middles };
}

/** Threads from every middle above to its own below, or all to the one, or the one to all. */
function between(above: Marks['middles'], below: Marks['middles']): [Point, Point][] {
  const count = Math.max(above.length, below.length);
  return Array.from({ length: count }, (_, i) => [
    above[Math.min(i, above.length - 1)]!.below,
    below[Math.min(i, below.length - 1)]!.above,
  ]);
}

function sheetsOf(floor: AnyFloor): Point[][] {
  if (floor.form === 'bars') return [];
  if (floor.form === 'line') {
    const { left, right, top, height } = floor;
    return [
      [
        [left, top],
        [right, top],
        [right, top + height],
        [left, top + height],
      ],
    ];
  }
  const [rows, columns] = floor.map;
  const whole = { row: 0, column: 0, rows, columns };
  return Array.from({ length: floor.shape[2]! }, (_, channel) => outline(floor, channel, whole));
}

function outline(
  floor: MapsFloor,
  channel: number,
  { row, column, rows, columns }: Omit<Window, 'channels'>,
): Point[] {
  const [top, left] = cornerOf(floor, channel);
  const corner = (down: number, across: number): Point =>
    placeOf(floor, top + row + down, left + column + across);
  return [corner(0, 0), corner(0, columns), corner(rows, columns), corner(rows, 0)];
}

const middleOf = ([a, , c]: readonly Point[]): Point => [(a![0] + c![0]) / 2, (a![1] + c![1]) / 2];

/** The numbers of a floor as shades, dark for zero and below, the brightest for its largest number. */
function pictureOf(floor: Exclude<AnyFloor, { form: 'bars' }>, { data }: Tensor): Picture {
  const largest = data.reduce((a, b) => Math.max(a, b), 0) || 1;
  const shade = (value: number): number =>
    Math.round(Math.min(1, Math.max(0, value / largest)) * (SHADES - 1));
  if (floor.form === 'line')
    return { rows: 1, columns: data.length, shades: Uint8Array.from(data, shade) };

  const [rows, columns] = floor.plane;
  const shades = new Uint8Array(rows * columns).fill(NOTHING);
  const maps = floor.shape[2]!;
  for (let channel = 0; channel < maps; channel++) {
    const [top, left] = cornerOf(floor, channel);
    for (let y = 0; y < floor.map[0]; y++)
      for (let x = 0; x < floor.map[1]; x++)
        shades[(top + y) * columns + left + x] = shade(
          data[(y * floor.map[1] + x) * maps + channel]!,
        );
  }
  return { rows, columns, shades };
}
