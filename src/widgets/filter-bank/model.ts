import { buildNetwork, forward, sources, type Network, type Trace } from '#engine/index.ts';
import type { Grid, Values } from '#src/params/params.ts';
import { byHand, learntBy, ownFilter, type Filter } from './filters.ts';
import { roundLimit, type Plane } from './plane.ts';
import type widget from './widget.ts';

export type Asked = Values<typeof widget.params>;

/** What one filter makes of a picture. */
export interface Response {
  readonly filter: Filter;
  /** The map as summed, negative cells and all. */
  readonly map: Plane;
  /** The map after ReLU. */
  readonly kept: Plane;
  readonly least: number;
  readonly most: number;
  /** End of the scale for both maps, the same above and below zero. */
  readonly limit: number;
  /** How many cells are negative, and so cut to 0. */
  readonly cut: number;
}

/** One cell of a map: where it lies (counted from 0), what it is, what is left of it. */
export interface Cell {
  readonly y: number;
  readonly x: number;
  readonly value: number;
  readonly kept: number;
}

/** The sixteen filters: seven by hand, `conv1` of the network, the reader's; signs turned on demand. */
export function filtersOf({ kernel, opposite }: Asked, network: Network): readonly Filter[] {
  const filters = [...byHand, ...learntBy(network), ownFilter(kernel)];
  return opposite ? filters.map(turned) : filters;
}

/** A filter with every weight and its bias times −1; zeros stay plain zeros. */
export const turned = (filter: Filter): Filter => ({
  ...filter,
  weights: turnedSigns(filter.weights),
  bias: 0 - filter.bias,
  note: `${filter.note} Here every sign is turned.`,
});

/** A kernel with every weight times −1. */
export const turnedSigns = (weights: Grid): Grid =>
  weights.map((row) => row.map((weight) => 0 - weight));

/** What each filter makes of a picture, side by side in one layer for each size of kernel. */
export function respond(picture: Plane, filters: readonly Filter[]): readonly Response[] {
  const sizes = Map.groupBy(filters, ({ weights }) => `${weights.length}×${weights[0]!.length}`);
  const made = [...sizes.values()].flatMap((alike) => {
    const trace = slide(picture, alike);
    return alike.map((filter, o) => responseOf(filter, channel(trace, 'map', o), trace, o));
  });
  return filters.map((filter) => made.find((response) => response.filter === filter)!);
}

function responseOf(filter: Filter, map: Plane, trace: Trace, o: number): Response {
  let [least, most, cut] = [Infinity, -Infinity, 0];
  for (const value of map.values) {
    if (value < least) least = value;
    if (value > most) most = value;
    if (value < 0) cut++;
  }
  const limit = roundLimit(Math.max(Math.abs(least), Math.abs(most)));
  return { filter, map, kept: channel(trace, 'relu', o), least, most, limit, cut };
}

/** One convolution and ReLU over the picture: kernels of one size, no padding, stride 1. */
function slide(picture: Plane, filters: readonly Filter[]): Trace {
  const [rows, columns] = [filters[0]!.weights.length, filters[0]!.weights[0]!.length];
  const input = [picture.height, picture.width, 1];
  const spec = {
    name: 'filter-bank',
    input,
    layers: [
      { name: 'map', kind: 'conv', filters: filters.length, kernel: [rows, columns] },
      { name: 'relu', kind: 'relu' },
    ],
  } as const;
  const flat = filters.map(({ weights }) => weights.flat());
  const data = Float32Array.from({ length: rows * columns * filters.length }, (_, i) => {
    const o = i % filters.length;
    return flat[o]![(i - o) / filters.length]!;
  });
  const kernel = { shape: [rows, columns, 1, filters.length], data };
  const bias = {
    shape: [filters.length],
    data: Float32Array.from(filters, (filter) => filter.bias),
  };
  const network = buildNetwork(spec, new Map([['map', { kernel, bias }]]));
  return forward(network, { shape: input, data: picture.values });
}

function channel(trace: Trace, layer: string, o: number): Plane {
  const { shape, data } = trace.activations.get(layer)!;
  const [height, width, channels] = shape as readonly [number, number, number];
  const values = new Float32Array(height * width);
  for (let i = 0; i < values.length; i++) values[i] = data[i * channels + o]!;
  return { width, height, values };
}

/** The cell of a map that the parameters point at; outside it, the nearest. */
export function cellOf({ map, kept }: Response, { row, column }: Asked): Cell {
  const y = Math.min(row, map.height) - 1;
  const x = Math.min(column, map.width) - 1;
  const i = y * map.width + x;
  return { y, x, value: map.values[i]!, kept: kept.values[i]! };
}

/** The products that are summed to a cell, row by row of the kernel, as the engine names them. */
export function productsOf(picture: Plane, { filter }: Response, { y, x }: Cell): Grid {
  const [height, width] = [filter.weights.length, filter.weights[0]!.length];
  const values = Float32Array.from({ length: height * width }, (_, i) => {
    const row = y + Math.floor(i / width);
    return picture.values[row * picture.width + x + (i % width)]!;
  });
  const trace = slide({ width, height, values }, [filter]);
  const { terms } = sources(trace.network, trace, 'map', [0, 0, 0]);
  return filter.weights.map((_, v) =>
    terms.slice(v * width, (v + 1) * width).map(({ product }) => product!),
  );
}
