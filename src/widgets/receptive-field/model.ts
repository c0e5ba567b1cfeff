import { SpecError, zoo, type Network, type NetworkSpec } from '#engine/index.ts';
import type { Values } from '#src/params/params.ts';
import { cutOut, spanOf, type CutOut } from './cut-out.ts';
import { halfOf, overPictures, overSeeds, type Effective } from './effective.ts';
import { fieldsOf, squareOf, type LayerField, type Square } from './geometry.ts';
import { needed } from './needed.ts';
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

/** Pixels of the picture; none where `rows` or `columns` is 0. */
export interface Inside {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** One unit: where it is, and what it can see. Rows and columns count from 0. */
export interface Unit {
  readonly layer: LayerField;
  readonly row: number;
  readonly column: number;
  /** What its size and place say, wherever the picture ends. */
  readonly square: Square;
  /** From the first to the last pixel that goes into it. */
  readonly inside: Inside;
}

/** The unit asked for; a layer that is not there is the last with maps, a place beyond the end the end. */
export function unitOf(layers: Layers, asked: Pick<Asked, 'layer' | 'row' | 'column'>): Unit {
  const { listed, fields } = layers;
  const layer =
    listed.find(({ name }) => name === asked.layer) ?? listed.findLast(({ placed }) => placed)!;
  const row = Math.min(asked.row, layer.rows) - 1;
  const column = Math.min(asked.column, layer.columns) - 1;
  const square = squareOf(layer, row, column, fields);
  return { layer, row, column, square, inside: insideOf(layers, layer, row, column) };
}

function insideOf(layers: Layers, layer: LayerField, row: number, column: number): Inside {
  const { map, place } = placeOf(layers, layer, row, column);
  const all = Array.from({ length: map.rows }, (_, i) => i);
  const rows = needed(layers.spec, layers.fields, map.name, place ? [place[0]] : all)[0]!;
  const columns = needed(layers.spec, layers.fields, map.name, place ? [place[1]] : all)[0]!;
  return {
    ...{ top: rows[0] ?? 0, left: columns[0] ?? 0 },
    ...{ rows: spanOf(rows), columns: spanOf(columns) },
  };
}

/** The layer of maps a unit reads through, and its place there; a dense unit reads every place. */
function placeOf(
  { fields }: Layers,
  layer: LayerField,
  row: number,
  column: number,
): { map: LayerField; place?: readonly [number, number] } {
  if (layer.placed) return { map: layer, place: [row, column] };
  const map = fields.slice(0, fields.indexOf(layer)).findLast(({ placed }) => placed)!;
  if (layer.kind !== 'flatten') return { map };
  return { map, place: [Math.floor(row / map.columns), row % map.columns] };
}

/**
 * The effective field of a unit (Luo et al. 2016): how large its gradient is at each pixel, in the
 * mean. Of tiny-cnn over the pictures given and all maps at the unit's place; of a stack over
 * random networks and pictures.
 */
export function effectiveOf(
  layers: Layers,
  { layer, row, column }: Unit,
  network: () => Network,
  pictures: readonly Float32Array[],
): Effective {
  const { trained, spec, fields, side } = layers;
  if (layer.kind === 'input') return alone(row, column);
  const { map, place } = placeOf(layers, layer, row, column);
  const cut = place && cutOut(spec, fields, map.name, ...place);
  // In its padding a unit may see no pixel at all.
  if (place && !cut) return nothing(side);
  if (cut && !trained) {
    const { sizes, runs } = overSeeds(cut.spec);
    return { ...frameOf(cut), sizes, half: halfOf(sizes), runs, of: 'random networks' };
  }
  const until = spec.layers.slice(0, fields.indexOf(layer));
  const part = cut ?? { spec: { ...spec, layers: until }, top: 0, left: 0 };
  const frame = frameOf(part);
  const windows = pictures.map((picture) => windowOf(picture, side, frame));
  const only = layer.placed ? undefined : column;
  const sizes = overPictures(part.spec, network().weights, windows, only);
  return { ...frame, sizes, half: halfOf(sizes), runs: pictures.length, of: 'digits' };
}

const frameOf = ({ spec, top, left }: CutOut): Inside => ({
  ...{ top, left, rows: spec.input[0]!, columns: spec.input[1]! },
});

const nothing = (side: number): Effective => ({
  ...{ top: 0, left: 0, rows: side, columns: side },
  ...{ sizes: new Float32Array(side * side), half: 0, runs: 0, of: 'digits' },
});

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
