import { sizeOf, summary, type LayerSpec, type NetworkSpec } from '#engine/index.ts';

/** What is counted of a network. */
export const COUNTED = ['weights', 'activations', 'multiply-adds'] as const;

/** Which kind of layer a share of a count is owed to. */
export interface Part {
  readonly kind: 'conv' | 'pool' | 'dense';
  readonly count: number;
}

/** One count of one network, and the layers it is owed to. */
export interface Count {
  readonly total: number;
  readonly parts: readonly Part[];
}

/** The counts of a network as it is, and of the same network without its pools. */
export interface Saved {
  readonly with: Readonly<Record<(typeof COUNTED)[number], Count>>;
  readonly without: Readonly<Record<(typeof COUNTED)[number], Count>>;
}

const KINDS: Readonly<Partial<Record<LayerSpec['kind'], Part['kind']>>> = {
  conv: 'conv',
  maxPool: 'pool',
  avgPool: 'pool',
  dense: 'dense',
};

/**
 * What the pools of a network in a row save: weights (biases among them), activations (what
 * convolution, pooling and dense layers hand on for one input), multiply-adds.
 */
export function poolingSaves(spec: NetworkSpec): Saved {
  const layers = spec.layers.filter(({ kind }) => KINDS[kind] !== 'pool');
  return {
    with: countsOf(spec),
    without: countsOf({ ...spec, layers }),
  };
}

function countsOf(spec: NetworkSpec): Saved['with'] {
  const { layers } = summary(spec);
  const count = (of: (layer: (typeof layers)[number]) => number): Count => {
    const parts = (['conv', 'pool', 'dense'] as const).map((kind) => ({
      kind,
      count: layers
        .filter((layer) => KINDS[layer.kind] === kind)
        .reduce((sum, layer) => sum + of(layer), 0),
    }));
    return {
      total: parts.reduce((sum, { count }) => sum + count, 0),
      parts: parts.filter(({ count }) => count > 0),
    };
  };
  return {
    weights: count(({ parameters }) => parameters),
    activations: count(({ shape }) => sizeOf(shape)),
    'multiply-adds': count(({ multiplyAdds }) => multiplyAdds),
  };
}
