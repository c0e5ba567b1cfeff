import { sizeOf, summary, type LayerSummary, type NetworkSpec } from '#engine/index.ts';

// A tower seen in parallel projection. Every sheet lies flat: its columns run along the page, its
// rows down and to the left. One cell is one unit wide in every layer, so sizes can be compared.
//
//        ┌────────┐      x: 1 unit a column
//       ╱ sheet  ╱       y: ROW units a row
//      └────────┘

export type Point = readonly [x: number, y: number];

/** From a cell to the one below it in the same sheet. */
export const ROW: Point = [-0.36, 0.53];

/** Empty cells between two sheets of a floor. */
const BETWEEN = 2;
/** From the foot of a floor to the head of the next. */
const FALL = 26;
const LINE_WIDTH = 104;
const LINE_HEIGHT = 1.4;
const BARS_HEIGHT = 17;

interface Floor {
  /** The layer whose numbers are shown. */
  readonly layer: string;
  /** The layers this floor stands for, the shown one last: a rectified map hides the one before. */
  readonly names: readonly string[];
  /** The kind of the first of them, after which the floor is named and coloured. */
  readonly kind: LayerSummary['kind'] | 'input';
  readonly shape: readonly number[];
  readonly top: number;
  readonly height: number;
  /** Left and right end, half-way down. */
  readonly left: number;
  readonly right: number;
}

/** Feature maps side by side in one plane, cell by cell. */
export interface MapsFloor extends Floor {
  readonly form: 'maps';
  /** Rows and columns of one map. */
  readonly map: readonly [rows: number, columns: number];
  /** How many maps stand side by side. */
  readonly across: number;
  /** Rows and columns of the whole plane, gaps between the maps included. */
  readonly plane: readonly [rows: number, columns: number];
  /** Where the plane's first cell begins. */
  readonly at: Point;
}

/** A flattened layer as one line of cells. */
export interface LineFloor extends Floor {
  readonly form: 'line';
}

/** The shares of the last layer as bars. */
export interface BarsFloor extends Floor {
  readonly form: 'bars';
}

export type AnyFloor = MapsFloor | LineFloor | BarsFloor;

export interface TowerLayout {
  readonly floors: readonly AnyFloor[];
  readonly width: number;
  readonly height: number;
}

/** The floors of a network from its input down to its answer, to one scale, each centred over the next. */
export function towerLayout(spec: NetworkSpec): TowerLayout {
  const groups = grouped(spec);
  const width = Math.max(...groups.map(widthOf), LINE_WIDTH) + 2;
  const floors: AnyFloor[] = [];
  let top = 1;
  for (const group of groups) {
    const floor = floorOf(group, top, width);
    floors.push(floor);
    top += floor.height + FALL;
  }
  return { floors, width, height: top - FALL + 1 };
}

interface Group {
  readonly names: readonly string[];
  readonly kind: Floor['kind'];
  readonly shape: readonly number[];
  readonly form: AnyFloor['form'];
}

/** Layers that share a floor: a convolution with its ReLU, the last sums with their softmax. */
function grouped({ input, layers: specs }: NetworkSpec): readonly Group[] {
  const { layers } = summary({ name: 'tower', input, layers: specs });
  const groups: Group[] = [{ names: ['input'], kind: 'input', shape: input, form: 'maps' }];
  for (const { name, kind, shape } of layers) {
    const above = groups.at(-1)!;
    if (kind === 'relu' || kind === 'softmax')
      groups[groups.length - 1] = { ...above, names: [...above.names, name] };
    else groups.push({ names: [name], kind, shape, form: formOf(kind, shape) });
  }
  return groups;
}

const formOf = (kind: string, shape: readonly number[]): AnyFloor['form'] =>
  shape.length === 3 ? 'maps' : kind === 'dense' ? 'bars' : 'line';

const acrossOf = (maps: number): number => (maps <= 8 ? Math.min(4, maps) : 8);

function planeOf([rows, columns, maps]: readonly number[]): readonly [number, number] {
  const across = acrossOf(maps!);
  const down = Math.ceil(maps! / across);
  return [rows! * down + BETWEEN * (down - 1), columns! * across + BETWEEN * (across - 1)];
}

function widthOf({ form, shape }: Group): number {
  if (form !== 'maps') return LINE_WIDTH;
  const [rows, columns] = planeOf(shape);
  return columns - rows * ROW[0];
}

function floorOf({ names, kind, shape, form }: Group, top: number, page: number): AnyFloor {
  const common = { layer: names.at(-1)!, names, kind, shape, top };
  const middle = page / 2;
  if (form !== 'maps') {
    const height = form === 'line' ? LINE_HEIGHT : BARS_HEIGHT;
    const ends = { left: middle - LINE_WIDTH / 2, right: middle + LINE_WIDTH / 2 };
    return { ...common, form, height, ...ends };
  }
  const plane = planeOf(shape);
  const slant = plane[0] * -ROW[0];
  const at: Point = [middle + (slant - plane[1]) / 2, top];
  return {
    ...common,
    form,
    map: [shape[0]!, shape[1]!],
    across: acrossOf(shape[2]!),
    plane,
    at,
    height: plane[0] * ROW[1],
    left: at[0] - slant / 2,
    right: at[0] + plane[1] - slant / 2,
  };
}

/** The row and column of a map's first cell in the plane of its floor. */
export function cornerOf({ map, across }: MapsFloor, channel: number): readonly [number, number] {
  const down = Math.floor(channel / across);
  return [down * (map[0] + BETWEEN), (channel % across) * (map[1] + BETWEEN)];
}

/** The place of a row and column of a floor's plane on the page; fractions lie between cells. */
export const placeOf = ({ at }: MapsFloor, row: number, column: number): Point => [
  at[0] + column + row * ROW[0],
  at[1] + row * ROW[1],
];

/** The middle of cell `index` of a line or of bars, at the height `y` below the floor's head. */
export const alongLine = (floor: LineFloor | BarsFloor, index: number, y: number): Point => [
  floor.left + ((index + 0.5) / sizeOf(floor.shape)) * (floor.right - floor.left),
  floor.top + y,
];
