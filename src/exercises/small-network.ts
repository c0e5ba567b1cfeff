import {
  summary,
  type LayerSpec,
  type LayerSummary,
  type NetworkSpec,
  type Random,
} from '#engine/index.ts';
import type { Block } from './exercise.ts';
import { pick } from './pick.ts';
import { num } from './words.ts';

/** Convolutions, each followed by a pool or not, and one dense layer behind a flattening. */
export interface SmallNetwork {
  readonly side: number;
  readonly channels: number;
  readonly convs: readonly {
    readonly filters: number;
    readonly kernel: number;
    /** Whether a max pool of 2×2 follows. */
    readonly pooled: boolean;
  }[];
  readonly units: number;
}

/** Two convolutions, the first one pooled: what can be read on one line. */
export function drawNetwork(random: Random): SmallNetwork {
  const first = pick(random, [2, 4, 6, 8]);
  return {
    side: pick(random, [12, 14, 16, 18, 20, 28]),
    channels: pick(random, [1, 1, 3]),
    convs: [
      { filters: first, kernel: pick(random, [3, 3, 5]), pooled: true },
      { filters: first * pick(random, [1, 2]), kernel: 3, pooled: random.chance(0.7) },
    ],
    units: pick(random, [2, 4, 10]),
  };
}

/** The network as the engine knows it, without what changes no shape and learns nothing. */
export function specOf({ side, channels, convs, units }: SmallNetwork): NetworkSpec {
  const maps = convs.flatMap(({ filters, kernel, pooled }, i): LayerSpec[] => [
    { name: `conv${i + 1}`, kind: 'conv', filters, kernel },
    ...(pooled ? [{ name: `pool${i + 1}`, kind: 'maxPool', window: 2 } as const] : []),
  ]);
  const head: LayerSpec[] = [
    { name: 'flatten', kind: 'flatten' },
    { name: 'dense', kind: 'dense', units },
  ];
  return { name: 'exercise', input: [side, side, channels], layers: [...maps, ...head] };
}

/** A layer with the shape it reads, and the side of its kernel; 1 where it has none. */
export interface Reading extends LayerSummary {
  readonly input: readonly number[];
  readonly kernel: number;
}

/** What the engine says of each layer, in order. */
export function readingsOf(network: SmallNetwork): readonly Reading[] {
  const spec = specOf(network);
  const { layers } = summary(spec);
  return layers.map((layer, i) => {
    const { kernel } = { kernel: 1, ...spec.layers[i] } as { kernel: number };
    return { ...layer, input: layers[i - 1]?.shape ?? spec.input, kernel };
  });
}

/** The network in words, a line for each layer that can be numbered. */
export function linesOf({ side, channels, convs, units }: SmallNetwork): readonly string[] {
  const maps = convs.flatMap(({ filters, kernel, pooled }) => [
    `convolution, ${filters} kernels of ${kernel}×${kernel}`,
    ...(pooled ? ['max pool, 2×2'] : []),
  ]);
  return [
    `A picture of ${side}×${side}×${channels} goes through these layers. Kernels move by 1, without padding; each kernel and each unit has a bias.`,
    ...[...maps, `flatten, then dense, ${units} units`].map(
      (text, i) => `Layer ${i + 1}: ${text}.`,
    ),
  ];
}

/** The way through the shapes, a line a layer: `conv2 makes 11×11×16: 13 − 3 + 1 = 11.` */
export function shapeLines(network: SmallNetwork): readonly Block[] {
  return readingsOf(network).flatMap(({ name, kind, input, shape, kernel }) => {
    const [before, after] = [input[0]!, shape[0]!];
    if (kind === 'conv') {
      return [`${name} makes ${shape.join('×')}: ${before} − ${kernel} + 1 = ${after}.`];
    }
    if (kind === 'maxPool')
      return [`${name} makes ${shape.join('×')}: ⌊${before} / 2⌋ = ${after}.`];
    return kind === 'flatten' ? [`The line is as long as ${input.join('·')} = ${num(after)}.`] : [];
  });
}

/** What a convolution or a dense layer learns, as a sum: `16·(3·3·8 + 1) = 1,168`. */
export function learntText({ kind, input, shape, parameters, kernel }: Reading): string {
  const deep = kind === 'conv' ? `${kernel}·${kernel}·${input[2]!}` : `${input[0]!}`;
  return `${shape.at(-1)!}·(${deep} + 1) = ${num(parameters)}`;
}
