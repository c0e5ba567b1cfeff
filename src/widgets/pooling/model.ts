import { backward, buildNetwork, forward, sources, tensor } from '#engine/index.ts';
import type { LayerSpec, Network, Sources, Trace } from '#engine/index.ts';
import type { Refusal } from '#src/controls/refusal.ts';
import type { Grid, Values } from '#src/params/params.ts';
import { fitted } from '../convolution/pictures.ts';
import { sideOf, withPadding, type Side } from '../convolution/sizes.ts';
import { refusal } from './refusal.ts';
import type pooling from './widget.ts';

export type Settings = Values<(typeof pooling)['params']>;
export type Kind = Settings['kind'];

/** A pool that was computed: everything the widget shows of it, forward and back. */
export interface Picture {
  /** What it was computed from. */
  readonly settings: Settings;
  /** The input with the padding around it. */
  readonly padded: Grid;
  /** The weights of a strided convolution, of the size of its window. */
  readonly kernel: Grid;
  readonly output: Grid;
  /** How the loss changes with each output, of the output's size. */
  readonly outputGradient: Grid;
  /** The same of the input, in its padding: what comes back from all outputs together. */
  readonly inputGradient: Grid;
  readonly rows: Side;
  readonly columns: Side;
  readonly network: Network;
  readonly trace: Trace;
}

/** Whether its one window is the whole map. */
export const isGlobal = (kind: Kind): boolean => kind.startsWith('global');

/** How the window slides down and across. */
export function sidesOf({ input, kind, window, stride, padding }: Settings) {
  const side = (cells: number): Side =>
    isGlobal(kind)
      ? sideOf({ cells, kernel: cells, stride: 1, dilation: 1 }, { before: 0, after: 0 })
      : sideOf({ cells, kernel: window, stride, dilation: 1 }, { before: padding, after: padding });
  return { rows: side(input.length), columns: side(input[0]!.length) };
}

/** The pool these settings ask for; or, where it cannot run, why not and what would. */
export function pool(settings: Settings): Picture | Refusal<Settings> {
  const { rows, columns } = sidesOf(settings);
  const refused = refusal(settings, rows, columns);
  if (refused) return refused;
  const { input, window } = settings;
  const kernel = fitted(settings.kernel, window, window);
  const network = networkOf(settings, kernel);
  const trace = forward(network, tensor(network.spec.input, input.flat()));
  const gridOf = (data: Float32Array, height: number, width: number): Grid =>
    Array.from({ length: height }, (_, y) => [...data.subarray(y * width, (y + 1) * width)]);
  const outputGradient = Array.from({ length: rows.places }, (_, y) =>
    Array.from({ length: columns.places }, (_, x) => settings.gradient[y]?.[x] ?? 1),
  );
  const picture = { settings, kernel, rows, columns, network, trace, outputGradient };
  return {
    ...picture,
    padded: withPadding(input, rows, columns),
    output: gridOf(trace.output.data, rows.places, columns.places),
    inputGradient: withPadding(
      gridOf(back(picture, outputGradient.flat()), rows.cells, columns.cells),
      rows,
      columns,
    ),
  };
}

/** The one layer, by the engine's own names. */
function networkOf({ input, kind, window, stride, padding, countPadding }: Settings, kernel: Grid) {
  const name = 'pool1';
  const sliding = { window, stride, padding };
  const layers: Readonly<Record<Kind, LayerSpec>> = {
    max: { name, kind: 'maxPool', ...sliding },
    average: { name, kind: 'avgPool', ...sliding, countPadding },
    l2: { name, kind: 'l2Pool', ...sliding },
    'global-max': { name, kind: 'globalMaxPool' },
    'global-average': { name, kind: 'globalAvgPool' },
    strided: { name, kind: 'conv', filters: 1, kernel: window, stride, padding, bias: false },
  };
  const spec = {
    name: 'pooling',
    input: [input.length, input[0]!.length, 1],
    layers: [layers[kind]],
  };
  const weights = { kernel: tensor([window, window, 1, 1], kernel.flat()) };
  return buildNetwork(spec, new Map(kind === 'strided' ? [[name, weights]] : []));
}

/** What the engine carries back to the input from these gradients of the outputs. */
function back(
  { network, trace }: Pick<Picture, 'network' | 'trace'>,
  gradients: readonly number[],
): Float32Array {
  const at = tensor(trace.output.shape, gradients);
  return backward(network, trace, at).activations.get('input')!.data;
}

/** What one output alone sends back: a number for each cell of the input, row by row. */
export function backFrom(picture: Picture, row: number, column: number): Float32Array {
  const { outputGradient } = picture;
  const alone = outputGradient.map((line, y) =>
    line.map((value, x) => (y === row && x === column ? value : 0)),
  );
  return back(picture, alone.flat());
}

/** Where an output comes from, by the engine. Padding is not in it. */
export function sourcesOf(
  { network, trace, settings }: Picture,
  row: number,
  column: number,
): Sources {
  return sources(network, trace, 'pool1', isGlobal(settings.kind) ? [0] : [row, column, 0]);
}
