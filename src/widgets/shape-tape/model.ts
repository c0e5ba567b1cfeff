import { sizeOf, SpecError, summary } from '#engine/index.ts';
import type { LayerSpec, LayerSummary, NetworkSpec, Shape } from '#engine/index.ts';
import { smallCifarKeras, smallCifarPytorch } from '#engine/zoo/small-cifar.ts';
import { tinyCnn } from '#engine/zoo/tiny-cnn.ts';
import type { Values } from '#src/params/params.ts';
import { readOwn } from './own.ts';
import type widget from './widget.ts';

export type Asked = Values<typeof widget.params>;

/** A layer of the tape, the picture first. */
export interface Row extends Omit<LayerSummary, 'kind' | 'from'> {
  readonly kind: LayerSpec['kind'] | 'input';
  /** What the layer reads; of the picture, itself. */
  readonly input: Shape;
  /** What is said of it in the network; nothing of the picture. */
  readonly spec: LayerSpec | undefined;
  /** Whether the numbers get this far; what lies behind a layer that refuses them is as it was. */
  readonly reached: boolean;
}

/** A dense layer that was made for another length of line than it gets. */
export interface Mismatch {
  readonly layer: string;
  readonly units: number;
  /** Its `in_features`, and the maps whose cells they were. */
  readonly expects: number;
  readonly expected: Shape;
  /** How long the line is now, and the maps it is made of. */
  readonly gets: number;
  readonly maps: Row;
}

/** A network that can be drawn, as far as its numbers get. */
export interface Tape {
  readonly name: string;
  /** Side of the picture the network was written for. */
  readonly madeFor: number;
  readonly side: number;
  /** Names of the pools that can be left out. */
  readonly pools: readonly string[];
  readonly rows: readonly Row[];
  readonly parameters: number;
  readonly multiplyAdds: number;
  readonly mismatch: Mismatch | undefined;
  /** Whether a flattening comes before the first dense layer, so that the picture’s size counts. */
  readonly flat: boolean;
}

/** Why a network cannot be drawn: a sentence, and PyTorch’s own where a window does not fit. */
export interface Refusal {
  readonly why: string;
  readonly layer: LayerSpec | undefined;
  /** What the layer would have read. */
  readonly input: Shape | undefined;
}

const NETWORKS: Readonly<Record<string, NetworkSpec>> = {
  'tiny-cnn': tinyCnn,
  'small-cifar-keras': smallCifarKeras,
  'small-cifar-pytorch': smallCifarPytorch,
};

/** The network as it was written, without what the reader has changed; or why a text is none. */
export const writtenOf = ({ network, layers }: Asked): NetworkSpec | string =>
  NETWORKS[network] ?? readOwn(layers);

/** What the reader sees: the changed network as a tape, or why it is none. */
export function tapeOf(asked: Asked): Tape | Refusal {
  const written = writtenOf(asked);
  if (typeof written === 'string') return { why: written, layer: undefined, input: undefined };
  const pools = written.layers.filter(({ kind }) => kind === 'maxPool' || kind === 'avgPool');
  const side = asked.side || written.input[0]!;
  const changed: NetworkSpec = {
    ...written,
    input: [side, side, written.input[2]!],
    layers: written.layers
      .filter((layer) => layer !== pools[asked.without - 1])
      .map((layer) => (asked.repair === 'global' ? pooledInstead(layer) : layer)),
  };
  const before = refused(written);
  if (before) return before;
  const now = refused(changed);
  if (now) return now;
  const rows = rowsOf(changed);
  const mismatch = asked.repair === 'keep' ? mismatchOf(rows, rowsOf(written)) : undefined;
  const shown = mismatch ? stopped(rows, rowsOf(written)) : rows;
  const total = (of: (row: Row) => number): number => shown.reduce((sum, row) => sum + of(row), 0);
  return {
    name: written.name,
    madeFor: written.input[0]!,
    side,
    pools: pools.map(({ name }) => name),
    rows: shown,
    parameters: total(({ parameters }) => parameters),
    multiplyAdds: total(({ multiplyAdds }) => multiplyAdds),
    mismatch,
    flat: rows.some(({ kind }) => kind === 'flatten'),
  };
}

export const isTape = (seen: Tape | Refusal): seen is Tape => 'rows' in seen;

/** The row of that name; the last where there is none. */
export const rowNamed = ({ rows }: Tape, name: string): Row =>
  rows.find((row) => row.name === name) ?? rows.at(-1)!;

const pooledInstead = (layer: LayerSpec): LayerSpec =>
  layer.kind === 'flatten' ? { name: 'globalPool', kind: 'globalAvgPool' } : layer;

function rowsOf(spec: NetworkSpec): readonly Row[] {
  const input: Row = {
    name: 'input',
    kind: 'input',
    shape: spec.input,
    input: spec.input,
    spec: undefined,
    reached: true,
    parameters: 0,
    multiplyAdds: 0,
    receptiveField: 1,
    jump: 1,
  };
  const rows: Row[] = [input];
  summary(spec).layers.forEach((layer, i) => {
    rows.push({ ...layer, input: rows.at(-1)!.shape, spec: spec.layers[i], reached: true });
  });
  return rows;
}

function mismatchOf(now: readonly Row[], before: readonly Row[]): Mismatch | undefined {
  const at = now.findIndex(({ kind }) => kind === 'flatten');
  const [line, dense, maps] = [now[at], now[at + 1], now[at - 1]];
  const old = before.find(({ kind }) => kind === 'flatten');
  if (!line || !dense || !maps || !old || sizeOf(line.shape) === sizeOf(old.shape))
    return undefined;
  return {
    layer: dense.name,
    units: dense.shape[0]!,
    expects: sizeOf(old.shape),
    expected: old.input,
    gets: sizeOf(line.shape),
    maps,
  };
}

/** The rows now as far as the line, and those behind it as they were when they were written. */
function stopped(now: readonly Row[], before: readonly Row[]): readonly Row[] {
  const upTo = (rows: readonly Row[]): number =>
    rows.findIndex(({ kind }) => kind === 'flatten') + 1;
  const behind = before.slice(upTo(before)).map((row) => ({ ...row, reached: false }));
  return [...now.slice(0, upTo(now)), ...behind];
}

/** Why the engine refuses a network, and at which layer; nothing where it can run. */
function refused(spec: NetworkSpec): Refusal | undefined {
  try {
    summary(spec);
    return undefined;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const at = spec.layers.findIndex(({ name }) => name === error.layer);
    const below =
      at > 0 ? summary({ ...spec, layers: spec.layers.slice(0, at) }).layers.at(-1) : undefined;
    return { why: error.message, layer: spec.layers[at], input: below?.shape ?? spec.input };
  }
}
