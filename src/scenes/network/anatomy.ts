import { summary, type LayerSpec, type LayerSummary, type NetworkSpec } from '#engine/index.ts';
import { shapeText } from '#src/story/words.ts';
import type { Hue } from '../slab.ts';

/** A layer, a set of kernels or the lens: something a step can show by its name. */
export interface Part {
  readonly name: string;
  /** The layer's kind, or `kernel`, or `lens`. */
  readonly kind: string;
  readonly hue: Hue;
  /** Cells of one of its maps (slices, nodes), and how many of them there are. */
  readonly rows: number;
  readonly cols: number;
  readonly channels: number;
  /** As it is said: `26×26×8`; of a kernel, the shape of one. */
  readonly shape: string;
  /** What it reads; empty for the input. A kernel reads what its layer reads. */
  readonly from: string;
  /** The layer a kernel makes; empty for all else. */
  readonly makes: string;
  /** In whose place it stands: a ReLU in that of the layer it works on, all else in its own. */
  readonly home: string;
}

/** What there is to draw of a network, by name, and in the order in which it stands in a row. */
export interface Anatomy {
  readonly parts: ReadonlyMap<string, Part>;
  /** Names of what stands in the row, left to right, before any fold: layers and the lens. */
  readonly row: readonly string[];
  /** Names of the layers in order, the input first. */
  readonly layers: readonly string[];
}

/** Side of the square of pixels that the lens takes out of the input. */
export const LENS = 8;

const HUES: { readonly [kind: string]: Hue } = {
  input: 'input',
  conv: 'conv',
  relu: 'conv',
  maxPool: 'pool',
  flatten: 'dense',
  dense: 'dense',
  softmax: 'dense',
};

/** The parts of a network that is a chain of the kinds this scene can draw; refuses any other. */
export function anatomyOf(spec: NetworkSpec): Anatomy {
  const parts = new Map<string, Part>();
  const row: string[] = [];
  const layers: string[] = [];
  const add = (part: Part): void => void parts.set(part.name, part);
  add(inputPart(spec));
  row.push('input');
  layers.push('input');
  if (spec.input.length === 3) {
    add(lensPart());
    row.push('lens');
  }
  for (const layer of summary(spec).layers.filter(({ name }) => name !== 'input')) {
    const before = parts.get(layers.at(-1)!)!;
    refuse(spec, layer, before);
    const part = layerPart(layer, before);
    add(part);
    layers.push(part.name);
    if (part.home === part.name) row.push(part.name);
  }
  for (const layer of spec.layers) if (layer.kind === 'conv') add(kernelPart(layer, parts));
  return { parts, row, layers };
}

/** The kernels of a layer: `conv1` has `kernel1`. */
export const kernelOf = (layer: string): string => layer.replace(/^[a-z]+/, 'kernel');

function refuse({ name }: NetworkSpec, layer: LayerSummary, before: Part): void {
  const where = `The network scene cannot draw layer "${layer.name}" of ${name}`;
  if (!HUES[layer.kind])
    throw new Error(`${where}: it knows no ${layer.kind}, only ${Object.keys(HUES).join(', ')}.`);
  if (layer.from.length !== 1 || layer.from[0] !== before.name)
    throw new Error(`${where}: it draws a chain, where each layer reads the one before it.`);
}

function inputPart({ input }: NetworkSpec): Part {
  return {
    ...sides(input),
    name: 'input',
    kind: 'input',
    hue: 'input',
    shape: shapeText(input),
    from: '',
    makes: '',
    home: 'input',
  };
}

function lensPart(): Part {
  return {
    name: 'lens',
    kind: 'lens',
    hue: 'input',
    rows: LENS,
    cols: LENS,
    channels: 1,
    shape: `${LENS}×${LENS}`,
    from: 'input',
    makes: '',
    home: 'lens',
  };
}

function layerPart({ name, kind, shape }: LayerSummary, before: Part): Part {
  return {
    ...sides(shape, kind),
    name,
    kind,
    hue: HUES[kind]!,
    shape: shapeText(shape),
    from: before.name,
    makes: '',
    home: kind === 'relu' ? before.home : name,
  };
}

/** A line of numbers is drawn as one column when it was just flattened, and as nodes after that. */
function sides(shape: readonly number[], kind = 'input') {
  if (shape.length === 3) return { rows: shape[0]!, cols: shape[1]!, channels: shape[2]! };
  const length = shape[0]!;
  return kind === 'flatten' || kind === 'input'
    ? { rows: length, cols: 1, channels: 1 }
    : { rows: 1, cols: 1, channels: length };
}

/** One slice for every pair of map read and map made, in the order of memory: [in, out]. */
function kernelPart(
  { name: conv, kernel, groups = 1 }: Extract<LayerSpec, { kind: 'conv' }>,
  parts: ReadonlyMap<string, Part>,
): Part {
  if (groups !== 1)
    throw new Error(
      `The network scene cannot draw layer "${conv}": its kernels see one of ${groups} groups of ` +
        'maps, and it draws kernels that see all of them.',
    );
  const makes = parts.get(conv)!;
  const source = parts.get(makes.from)!;
  const [rows, cols] = typeof kernel === 'number' ? [kernel, kernel] : kernel;
  return {
    name: kernelOf(conv),
    kind: 'kernel',
    hue: 'conv',
    rows,
    cols,
    channels: source.channels * makes.channels,
    shape: `${rows}×${cols}×${source.channels}`,
    from: makes.from,
    makes: conv,
    home: kernelOf(conv),
  };
}
