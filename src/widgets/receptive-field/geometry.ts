import { summary, type LayerSpec, type NetworkSpec, type Shape } from '#engine/index.ts';

/** How the units of one layer look at the picture. Every layer here is square, and reads one other. */
export interface LayerField {
  readonly name: string;
  readonly kind: LayerSpec['kind'] | 'input';
  readonly shape: Shape;
  /** Side of its window, and what that window reaches over with its dilation; 0 without a window. */
  readonly window: number;
  readonly dilation: number;
  readonly reach: number;
  readonly stride: number;
  readonly padding: number;
  /** Side of the square of pixels a unit can depend on. */
  readonly size: number;
  /** By how much that is wider than in the layer before. */
  readonly growth: number;
  /** Pixels from one unit's square to the next one's. */
  readonly jump: number;
  /** Pixel, from 0, at which the first unit's square begins; below 0 it lies in the padding. */
  readonly start: number;
  /** Its units in rows and columns; those of a list are laid out to be chosen from. */
  readonly rows: number;
  readonly columns: number;
  /** Whether its units have a place on the picture; those of dense layers see all alike. */
  readonly placed: boolean;
}

interface Step {
  readonly window: number;
  readonly dilation: number;
  readonly reach: number;
  readonly stride: number;
  readonly padding: number;
}

/**
 * The picture and every layer of a chain: sizes and jumps from the engine's `summary`, starts from
 * the padding met on the way (Araujo, Norris & Sim 2019, eq. 3). Refuses a spec that cannot run.
 */
export function fieldsOf(spec: NetworkSpec): readonly LayerField[] {
  const [side] = spec.input as readonly [number];
  const still = { window: 0, dilation: 1, reach: 1, stride: 1, padding: 0 };
  const one = { ...still, size: 1, growth: 0, jump: 1, start: 0, placed: true };
  const fields: LayerField[] = [
    { name: 'input', kind: 'input', shape: spec.input, ...one, rows: side, columns: side },
  ];
  for (const [i, layer] of summary(spec).layers.entries()) {
    const below = fields.at(-1)!;
    const step = stepOf(spec.layers[i]!);
    const { name, kind, shape, receptiveField: size, jump } = layer;
    const placed = shape.length === 3;
    const [rows, columns] = gridOf(shape, below);
    const start = below.start - step.padding * below.jump;
    const growth = size - below.size;
    fields.push({ name, kind, shape, ...step, size, growth, jump, start, rows, columns, placed });
  }
  return fields;
}

/** What a layer's window does along one side; a layer without a window passes cells on. */
export function stepOf(layer: LayerSpec): Step {
  const first = (value: number | readonly number[] | undefined, fallback: number): number =>
    typeof value === 'number' ? value : (value?.[0] ?? fallback);
  if (layer.kind === 'conv') {
    const window = first(layer.kernel, 1);
    const dilation = first(layer.dilation, 1);
    const reach = (window - 1) * dilation + 1;
    const [stride, padding] = [first(layer.stride, 1), first(layer.padding, 0)];
    return { window, dilation, reach, stride, padding };
  }
  if (layer.kind === 'maxPool') {
    const window = first(layer.window, 2);
    const stride = first(layer.stride, window);
    return { window, dilation: 1, reach: window, stride, padding: 0 };
  }
  return { window: 0, dilation: 1, reach: 1, stride: 1, padding: 0 };
}

/** Maps keep their rows and columns; a flattened layer is a row a place, a list is one row. */
function gridOf(shape: Shape, below: LayerField): readonly [number, number] {
  if (shape.length === 3) return [shape[0]!, shape[1]!];
  const flattened =
    below.shape.length === 3 && shape[0] === below.rows * below.columns * below.shape[2]!;
  return flattened ? [below.rows * below.columns, below.shape[2]!] : [1, shape[0]!];
}

/** A square of pixels: where it begins (it may be outside), and its side. */
export interface Square {
  readonly top: number;
  readonly left: number;
  readonly side: number;
}

/** What the unit at `row` and `column` (from 0) of a layer can depend on. */
export function squareOf(
  layer: LayerField,
  row: number,
  column: number,
  fields: readonly LayerField[],
): Square {
  const { start, jump, size } = layer;
  if (layer.placed) return { top: start + row * jump, left: start + column * jump, side: size };
  if (layer.kind !== 'flatten') return { top: start, left: start, side: size };
  const maps = fields[fields.indexOf(layer) - 1]!;
  return squareOf(maps, Math.floor(row / maps.columns), row % maps.columns, fields);
}
