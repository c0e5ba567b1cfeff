import { buildNetwork, forward, sources, tensor } from '#engine/index.ts';
import type { Network, Sources, Trace } from '#engine/index.ts';
import type { Refusal } from '#src/controls/refusal.ts';
import type { Grid, Values } from '#src/params/params.ts';
import type convolution from './widget.ts';
import { fitted, turned } from './pictures.ts';
import { refusal } from './refusal.ts';
import { endsOf, sideOf, withPadding, type Side } from './sizes.ts';

export type Settings = Values<(typeof convolution)['params']>;

/** A convolution that was computed: everything the widget shows of it. */
export interface Picture {
  /** What it was computed from. */
  readonly settings: Settings;
  /** A grid a channel, all of the first one's size. */
  readonly input: readonly Grid[];
  /** The same with the padding around it. */
  readonly padded: readonly Grid[];
  /** A slice a channel, as written. */
  readonly kernel: readonly Grid[];
  /** The slices as they are laid on the picture: turned by a half where that is asked for. */
  readonly laid: readonly Grid[];
  readonly output: Grid;
  readonly rows: Side;
  readonly columns: Side;
  readonly network: Network;
  readonly trace: Trace;
}

/** The channels of a setting, each as large as the first. */
export function channelsOf(settings: Settings): { input: Grid[]; kernel: Grid[] } {
  const { channels, input, input2, input3, kernel, kernel2, kernel3 } = settings;
  const like = ([first, ...more]: readonly [Grid, ...Grid[]]): Grid[] =>
    [first, ...more.map((grid) => fitted(grid, first.length, first[0]!.length))].slice(0, channels);
  return { input: like([input, input2, input3]), kernel: like([kernel, kernel2, kernel3]) };
}

/** How the window slides down and across. */
export function sidesOf(settings: Settings): { rows: Side; columns: Side } {
  const { input, kernel, padding, stride, dilation } = settings;
  const side = (cells: number, weights: number): Side => {
    const slide = { cells, kernel: weights, stride, dilation };
    return sideOf(slide, endsOf(padding, slide));
  };
  return {
    rows: side(input.length, kernel.length),
    columns: side(input[0]!.length, kernel[0]!.length),
  };
}

/** The convolution these settings ask for; or, where it cannot run, why not and what would. */
export function convolve(settings: Settings): Picture | Refusal<Settings> {
  const { rows, columns } = sidesOf(settings);
  const refused = refusal(settings, rows, columns);
  if (refused) return refused;
  const { input, kernel } = channelsOf(settings);
  const laid = settings.flip ? kernel.map(turned) : kernel;
  const network = networkOf(settings, laid, rows, columns);
  const trace = forward(network, tensor(network.spec.input, inChannels(input)));
  const [height, width] = trace.output.shape as readonly [number, number, number];
  const output = Array.from({ length: height }, (_, y) => [
    ...trace.output.data.subarray(y * width, (y + 1) * width),
  ]);
  const padded = input.map((grid) => withPadding(grid, rows, columns));
  return { settings, input, padded, kernel, laid, output, rows, columns, network, trace };
}

function networkOf(
  { stride, dilation, bias }: Settings,
  laid: readonly Grid[],
  rows: Side,
  columns: Side,
): Network {
  const size = [rows.kernel, columns.kernel] as const;
  const spec = {
    name: 'convolution',
    input: [rows.cells, columns.cells, laid.length],
    layers: [
      {
        name: 'conv1',
        kind: 'conv',
        filters: 1,
        kernel: size,
        stride,
        dilation,
        padding: [rows.before, columns.after, rows.after, columns.before],
      },
    ],
  } as const;
  const weights = {
    kernel: tensor([...size, laid.length, 1], inChannels(laid)),
    bias: tensor([1], [bias]),
  };
  return buildNetwork(spec, new Map([['conv1', weights]]));
}

/** The numbers of all channels as the engine has them: the channels of a place side by side. */
const inChannels = (grids: readonly Grid[]): number[] =>
  grids[0]!.flatMap((row, y) => row.flatMap((_, x) => grids.map((grid) => grid[y]![x]!)));

/** Where an output cell comes from, by the engine. Padding is not in it. */
export const sourcesOf = ({ network, trace }: Picture, row: number, column: number): Sources =>
  sources(network, trace, 'conv1', [row, column, 0]);
