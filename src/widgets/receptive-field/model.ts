import { SpecError, zoo, type Network, type NetworkSpec } from '#engine/index.ts';
import type { Values } from '#src/params/params.ts';
import { cutOut } from './cut-out.ts';
import { halfOf, overPictures, overSeeds, type Effective } from './effective.ts';
import {
  fieldsOf,
  inside,
  squareOf,
  type Inside,
  type LayerField,
  type Square,
} from './geometry.ts';
import { readStack, specOf } from './stack.ts';
import type widget from './widget.ts';

export type Asked = Values<typeof widget.params>;

/** The layers of the chosen network and how each looks at the picture. */
export interface Layers {
  readonly trained: boolean;
  readonly spec: NetworkSpec;
  /** All of them, in order, the picture first. */
  readonly fields: readonly LayerField[];
  /** Those a reader chooses from: in a stack every ReLU is part of its convolution. */
  readonly listed: readonly LayerField[];
  readonly side: number;
}

/** The layers asked for, or, as a sentence, why they cannot run. */
export function layersOf({ network, stack, side }: Asked): Layers | string {
  if (network === 'tiny-cnn') return describe(zoo['tiny-cnn'], true);
  const blocks = readStack(stack);
  if (typeof blocks === 'string') return blocks;
  try {
    return describe(specOf(blocks, side), false);
  } catch (error) {
    if (error instanceof SpecError) return `This stack cannot run. ${error.message}`;
    throw error;
  }
}

function describe(spec: NetworkSpec, trained: boolean): Layers {
  const fields = fieldsOf(spec);
  const listed = trained ? fields : fields.filter(({ kind }) => kind !== 'relu');
  return { trained, spec, fields, listed, side: spec.input[0]! };
}

/** One unit: where it is, and what it can see. Rows and columns count from 0. */
export interface Unit {
  readonly layer: LayerField;
  readonly row: number;
  readonly column: number;
  readonly square: Square;
  readonly inside: Inside;
}

/** The unit asked for; a layer that is not there is the last with maps, a place beyond the end the end. */
export function unitOf(
  { listed, fields, side }: Layers,
  asked: Pick<Asked, 'layer' | 'row' | 'column'>,
): Unit {
  const layer =
    listed.find(({ name }) => name === asked.layer) ?? listed.findLast(({ placed }) => placed)!;
  const row = Math.min(asked.row, layer.rows) - 1;
  const column = Math.min(asked.column, layer.columns) - 1;
  const square = squareOf(layer, row, column, fields);
  return { layer, row, column, square, inside: inside(square, side) };
}

/**
 * The effective field of a unit (Luo et al. 2016): how large its gradient is at each pixel, in the
 * mean. Of tiny-cnn over the pictures given and all maps at the unit's place; of a stack over
 * random networks and pictures.
 */
export function effectiveOf(
  { trained, spec, fields, side }: Layers,
  { layer, row, column }: Unit,
  network: () => Network,
  pictures: readonly Float32Array[],
): Effective {
  const whole = { top: 0, left: 0, rows: side, columns: side };
  if (layer.kind === 'input') return alone(row, column);
  if (!layer.placed && layer.kind !== 'flatten') {
    const layers = spec.layers.slice(0, fields.indexOf(layer));
    const sizes = overPictures({ ...spec, layers }, network().weights, pictures, column);
    return { ...whole, sizes, half: halfOf(sizes), runs: pictures.length, of: 'digits' };
  }
  const maps = layer.placed ? layer : fields[fields.indexOf(layer) - 1]!;
  const [y, x, map] = layer.placed
    ? [row, column, undefined]
    : [Math.floor(row / maps.columns), row % maps.columns, column];
  const cut = cutOut(spec, fields, maps.name, y, x);
  // In its padding a unit may see no pixel at all.
  if (!cut)
    return { ...whole, sizes: new Float32Array(side * side), half: 0, runs: 0, of: 'digits' };
  const { top, left } = cut;
  const [rows, columns] = cut.spec.input as readonly [number, number];
  if (!trained) {
    const { sizes, runs } = overSeeds(cut.spec);
    return { top, left, rows, columns, sizes, half: halfOf(sizes), runs, of: 'random networks' };
  }
  const windows = pictures.map((picture) => windowOf(picture, side, { top, left, rows, columns }));
  const sizes = overPictures(cut.spec, network().weights, windows, map);
  return {
    top,
    left,
    rows,
    columns,
    sizes,
    half: halfOf(sizes),
    runs: pictures.length,
    of: 'digits',
  };
}

/** A pixel moves itself. */
const alone = (top: number, left: number): Effective => ({
  ...{ top, left, rows: 1, columns: 1, sizes: Float32Array.of(1), half: 1, runs: 1, of: 'digits' },
});

/** A rectangle out of a picture, row by row. */
function windowOf(
  picture: Float32Array,
  side: number,
  { top, left, rows, columns }: Inside,
): Float32Array {
  const window = new Float32Array(rows * columns);
  for (let y = 0; y < rows; y++) {
    const from = (top + y) * side + left;
    window.set(picture.subarray(from, from + columns), y * columns);
  }
  return window;
}
