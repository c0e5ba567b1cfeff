import { sizeOf, summary, type LayerSpec, type Shape } from '#engine/index.ts';
import type { Values } from '#src/params/params.ts';
import type widget from './widget.ts';

export type Asked = Values<typeof widget.params>;

/** What is counted of a layer. */
export const MEASURES = ['weights', 'activations', 'multiplyAdds'] as const;
export type Measure = (typeof MEASURES)[number];

/** A way to connect a picture to a layer, and what it costs. All numbers are exact. */
export interface Wiring {
  readonly id: 'few' | 'dense' | 'local' | 'conv';
  readonly name: string;
  readonly shape: Shape;
  /** Without biases. */
  readonly weights: number;
  readonly biases: number;
  readonly activations: number;
  readonly multiplyAdds: number;
}

/**
 * Four wirings of one picture. The first three make the same outputs, with padding that keeps the
 * picture's size: only they are compared like with like.
 */
export function wiringsOf({ side, channels, units, filters, kernel }: Asked): readonly Wiring[] {
  const picture: Shape = [side, side, channels];
  const conv = counted(picture, {
    name: 'layer',
    kind: 'conv',
    filters,
    kernel,
    padding: same(kernel),
  });
  const outputs = sizeOf(conv.shape);
  const line: Shape = [sizeOf(picture)];
  const few = counted(line, { name: 'layer', kind: 'dense', units });
  const dense = counted(line, { name: 'layer', kind: 'dense', units: outputs });
  // Every place has the weights of the convolution for itself, and every cell a bias.
  const places = conv.shape[0]! * conv.shape[1]!;
  const own = { weights: conv.weights * places, biases: outputs };
  return [
    { id: 'conv', name: 'convolutional', ...conv },
    { id: 'local', name: 'locally connected', ...conv, ...own },
    { id: 'dense', name: 'dense, as many outputs', ...dense, shape: conv.shape },
    { id: 'few', name: `dense, ${said(units, 'unit')}`, ...few },
  ];
}

/** One layer on its own, through the engine’s `summary`. */
function counted(input: Shape, layer: LayerSpec & { name: 'layer' }) {
  const [{ shape, parameters, multiplyAdds }] = summary({ name: 'one', input, layers: [layer] })
    .layers as unknown as readonly [ReturnType<typeof summary>['layers'][number]];
  const biases = shape.at(-1)!;
  return { shape, weights: parameters - biases, biases, activations: sizeOf(shape), multiplyAdds };
}

/** Padding that keeps a picture's size; for an even kernel the extra cell is at right and bottom. */
function same(kernel: number): readonly [number, number, number, number] {
  const before = Math.floor((kernel - 1) / 2);
  const after = kernel - 1 - before;
  return [before, after, after, before];
}

const said = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

/** The scale of all bars: a power of ten that no wiring exceeds. */
export function decadesOf(wirings: readonly Wiring[]): number {
  const most = Math.max(...wirings.flatMap((wiring) => MEASURES.map((measure) => wiring[measure])));
  return Math.max(6, Math.ceil(Math.log10(most)));
}

/** Where a count ends on a scale of so many powers of ten: 0 for one, 1 for the whole. */
export const shareOf = (count: number, decades: number): number =>
  Math.max(0, Math.log10(count) / decades);
