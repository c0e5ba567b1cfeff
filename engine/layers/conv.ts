import { convolutions } from '../kernels/reference/conv.ts';
import { disconnections } from '../kernels/reference/disconnect.ts';
import type { Convolution } from '../kernels/calls.ts';
import { readConnections, usedBy } from './connections.ts';
import type { Connections } from './connections.ts';
import type { BackwardSite, KernelCall, Layer, SourcesOf } from './layer.ts';
import type { Options, Pair, Sides } from './options.ts';
import { oneMap } from './reads.ts';
import { onMap, weighed } from './terms.ts';
import { weightedBackward, weightedForward } from './weighted.ts';
import { cellsUnder, reachOf, slide } from './window.ts';
import type { Shape } from '../shape.ts';

/**
 * Slides `filters` kernels over the maps below; each kernel is as deep as they are and makes one
 * map. Cross-correlation: the kernel is not flipped. Padding is zeros. With `groups`, the channels
 * and the filters are divided alike, and each filter sees its own group only.
 */
export interface ConvSpec {
  readonly name: string;
  readonly kind: 'conv';
  readonly from?: readonly string[];
  readonly filters: number;
  /** Side of the kernel, or `[height, width]`. */
  readonly kernel: number | Pair;
  /** Default 1. */
  readonly stride?: number | Pair;
  /** Cells of zeros on every side, or `[top, right, bottom, left]`; default 0. */
  readonly padding?: number | Sides;
  /** Distance between neighbouring cells of the kernel; default 1. */
  readonly dilation?: number | Pair;
  /** Default 1; as many as there are channels makes it depthwise. */
  readonly groups?: number;
  /** One number added to each map; default true. */
  readonly bias?: boolean;
  /**
   * For each filter the channels it reads, as in LeNet-5's third layer; default all. The weights
   * between others are 0, and count neither as parameters nor as multiply-adds.
   */
  readonly connections?: Connections;
}

/** The `conv` layer. */
export function conv(options: Options, inputs: readonly Shape[]): Layer {
  const { convolution, bias, connections } = settingsOf(options, inputs);
  const { input, size, groups, filters, rows, columns } = convolution;
  const kernel = [size[0], size[1], input[2] / groups, filters];
  const used = connections && usedBy(connections, size[0] * size[1], input[2]);
  const weights = used?.count ?? size[0] * size[1] * kernel[2]! * filters;
  return {
    shape: [rows, columns, filters],
    kernels: { ...convolutions, ...disconnections },
    weights: {
      kernel: { shape: kernel, start: 'drawn', ...(used && { used }) },
      ...(bias && { bias: { shape: [filters], start: 0 } }),
    },
    multiplyAdds: rows * columns * weights,
    reach: reachOf(convolution),
    rectifies: true,
    forward: (site) => weightedForward(convolution, site.images, site),
    backward: (site) => [
      ...weightedBackward(convolution, site.images, site),
      ...disconnected(connections, input[2], site),
    ],
  };
}

function settingsOf(options: Options, inputs: readonly Shape[]) {
  const input = oneMap(options, inputs);
  const filters = options.whole('filters', 1);
  const size = options.pair('kernel', 1);
  const stride = options.pair('stride', 1, [1, 1]);
  const padding = options.sides('padding');
  const dilation = options.pair('dilation', 1, [1, 1]);
  const groups = options.whole('groups', 1, 1);
  const bias = options.flag('bias', true);
  const connections = readConnections(options, input[2], filters, groups);
  if (input[2] % groups !== 0 || filters % groups !== 0) {
    options.refuse(
      `${groups} groups do not divide ${input[2]} input channels and ${filters} filters; ` +
        'take a number of groups that divides both.',
    );
  }
  const window = slide(options, input, { size, stride, padding, dilation });
  const convolution: Convolution = { ...window, filters, groups };
  return { convolution, bias, connections };
}

/** Weights that are not there have no gradient. */
function disconnected(
  connections: Connections | undefined,
  channels: number,
  { weightGradients }: BackwardSite,
): KernelCall[] {
  if (!connections || !weightGradients) return [];
  const kernel = weightGradients.kernel!;
  const [reads, writes] = [{ input: kernel }, { output: kernel }];
  return [{ kernel: 'disconnect', channels, connections, reads, writes }];
}

/** Where its cells come from. */
export const convSources: SourcesOf = (options, inputs) => {
  const { convolution, connections } = settingsOf(options, inputs);
  const { input, groups, filters, size } = convolution;
  const depth = input[2] / groups;
  return (view) => {
    const [row, column, o] = view.cell as readonly [number, number, number];
    const { kernel, bias } = view.weights!;
    const first = Math.floor(o / (filters / groups)) * depth;
    const depths = connections?.[o]?.toSorted((a, b) => a - b) ?? [...Array(depth).keys()];
    const terms = cellsUnder(convolution, row, column).flatMap(({ y, x, v, u }) =>
      depths.map((c) => {
        const weight = kernel!.data[((v * size[1] + u) * depth + c) * filters + o]!;
        return weighed(onMap(convolution, view, y, x, first + c), weight, [v, u, c, o]);
      }),
    );
    return { rule: 'sum', terms, ...(bias && { bias: bias.data[o]! }) };
  };
};
