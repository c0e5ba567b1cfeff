import { sizeOf, type Network } from '#engine/index.ts';
import { fillOf, LEVELS } from '../orientation-cell/plates.ts';
import type { Tint } from '../orientation-cell/plates.ts';
import type { Stage } from './stages.ts';

/** A filter as a drawing: its slices side by side, in the diverging colours of the theme. */
export interface Filter {
  readonly width: number;
  readonly height: number;
  readonly tints: readonly Tint[];
}

const known = new WeakMap<Network, Map<string, readonly Filter[]>>();

/** The filters of a convolution; the same for every digit, so drawn once. */
export function filtersOf(network: Network, { name, maps }: Stage): readonly Filter[] {
  const drawn = known.get(network) ?? new Map<string, readonly Filter[]>();
  known.set(network, drawn);
  const filters = drawn.get(name) ?? Array.from({ length: maps }, (_, o) => draw(network, name, o));
  drawn.set(name, filters);
  return filters;
}

/** The convolution whose maps a stage shows: its own, or the last one before it. */
export function convolutionOf(stages: readonly Stage[], stage: Stage): Stage {
  const before = stages.slice(0, stages.indexOf(stage) + 1);
  return (
    before.findLast(({ kind }) => kind === 'conv') ?? stages.find(({ kind }) => kind === 'conv')!
  );
}

/** The largest weight of the filter has the full colour; each filter has a scale of its own. */
function draw(network: Network, layer: string, o: number): Filter {
  const { shape, data } = network.weights.get(layer)!.kernel!;
  const [rows, cols, depth, filters] = shape as [number, number, number, number];
  const across = Math.ceil(depth / Math.ceil(depth / 4));
  const weights = Array.from({ length: sizeOf(shape) / filters }, (_, i) => data[i * filters + o]!);
  const limit = Math.max(...weights.map(Math.abs)) || 1;
  const paths = new Map<number, string>();
  weights.forEach((weight, i) => {
    const c = i % depth;
    const u = Math.floor(i / depth) % cols;
    const v = Math.floor(i / depth / cols);
    const x = (c % across) * (cols + 1) + u;
    const y = Math.floor(c / across) * (rows + 1) + v;
    const level = Math.round(((weight / limit + 1) / 2) * LEVELS);
    paths.set(level, `${paths.get(level) ?? ''}M${x} ${y}h1v1h-1z`);
  });
  return {
    width: across * (cols + 1) - 1,
    height: Math.ceil(depth / across) * (rows + 1) - 1,
    tints: [...paths].map(([level, path]) => ({ fill: fillOf(level), path })),
  };
}
