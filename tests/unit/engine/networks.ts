import { initialise, randomFrom, tensor } from '#engine/index.ts';
import type { LayerSpec, Network, NetworkSpec, Random, Tensor } from '#engine/index.ts';

/** A small network for a test, with what it is called in the report. */
export interface Case {
  readonly title: string;
  readonly spec: NetworkSpec;
  /** Whether batch norm takes its statistics from what it reads. */
  readonly batchStatistics?: boolean;
}

/** Networks of one layer of every kind, with random shapes and options, and some graphs. */
export function randomCases(): Case[] {
  const random = randomFrom(20260601);
  const cases = [
    ...repeat(16, () => conv(random)),
    ...repeat(6, () => pool('maxPool', random)),
    ...repeat(8, () => pool('avgPool', random)),
    ...repeat(3, () =>
      one(line(random), { name: 'dense', kind: 'dense', units: 1 + random.below(6) }),
    ),
    ...repeat(2, () => one(map(random), { name: 'relu', kind: 'relu' })),
    ...repeat(2, () => one(map(random), { name: 'flatten', kind: 'flatten' })),
    ...repeat(2, () => one(map(random), { name: 'mean', kind: 'globalAvgPool' })),
    ...repeat(2, () => one(map(random), { name: 'drop', kind: 'dropout', rate: 0.4 })),
    ...repeat(2, () => one(line(random), { name: 'softmax', kind: 'softmax' })),
    one(map(random), { name: 'softmax', kind: 'softmax' }),
    one(line(random), { name: 'plain', kind: 'dense', units: 4, bias: false }),
    ...more(random),
    ...graphs,
  ];
  return cases.flatMap((spec): Case[] => {
    const title = `${spec.name} on ${spec.input.join('×')}`;
    const alone = { title, spec };
    if (!spec.layers.some(({ kind }) => kind === 'batchNorm')) return [alone];
    return [alone, { title: `${title}, from its batch,`, spec, batchStatistics: true }];
  });
}

/** The kinds that came after the first ones. */
function more(random: Random): NetworkSpec[] {
  return [
    one([4, 3, 3], { name: 'norm', kind: 'batchNorm' }),
    one(line(random), { name: 'norm', kind: 'batchNorm', epsilon: 0.5, momentum: 0.3 }),
    one([3, 2, 6], { name: 'lrn', kind: 'lrn', alpha: 0.6 }),
    one([2, 2, 4], { name: 'lrn', kind: 'lrn', size: 3, alpha: 1.5, beta: 0.6, k: 2 }),
    one([8], { name: 'lrn', kind: 'lrn', size: 7, alpha: 0.5, beta: 1.25 }),
    ...repeat(2, () => one(map(random), { name: 'gate', kind: 'sigmoid' })),
    one(map(random), { name: 'squash', kind: 'tanh' }),
    one(line(random), { name: 'squash', kind: 'tanh', amplitude: 1.7159, slope: 2 / 3 }),
    ...repeat(2, () => one(map(random), { name: 'silu', kind: 'silu' })),
    ...repeat(4, () => pool('l2Pool', random)),
    ...repeat(2, () => one(map(random), { name: 'largest', kind: 'globalMaxPool' })),
    one([5, 6, 2], { name: 'blur', kind: 'blurPool' }),
    one([5, 4, 3], { name: 'blur', kind: 'blurPool', size: 4, stride: 1 }),
    one([7, 6, 1], { name: 'blur', kind: 'blurPool', size: 5, stride: 3 }),
    ...repeat(2, () => one(map(random), { name: 'gain', kind: 'affine' })),
    one(line(random), { name: 'gain', kind: 'affine' }),
    one([5], { name: 'far', kind: 'rbf', units: 3 }),
    one([5, 4, 3], {
      name: 'conv',
      kind: 'conv',
      filters: 4,
      kernel: 2,
      connections: [[0, 1], [1, 2], [2, 0], [1]],
    }), // prettier-ignore
  ];
}

const graphs: readonly NetworkSpec[] = [
  {
    name: 'a residual block whose input is read three times',
    input: [6, 5, 3],
    layers: [
      { name: 'conv1', kind: 'conv', filters: 3, kernel: 3, padding: 1 },
      { name: 'smooth', kind: 'avgPool', window: 3, stride: 1, padding: 1 },
      { name: 'conv2', kind: 'conv', filters: 3, kernel: [1, 3], padding: [0, 1, 0, 1] },
      { name: 'sum', kind: 'add', from: ['conv2', 'input', 'input'] },
    ],
  },
  {
    name: 'branches stacked',
    input: [5, 5, 2],
    layers: [
      { name: 'narrow', kind: 'conv', filters: 3, kernel: 1 },
      { name: 'wide', kind: 'conv', filters: 2, kernel: 3, padding: 1, from: ['input'] },
      { name: 'stack', kind: 'concat', from: ['narrow', 'input', 'wide'] },
      { name: 'last', kind: 'conv', filters: 2, kernel: 2, stride: 2 },
    ],
  },
  {
    name: 'lines end to end and added',
    input: [3, 3, 2],
    layers: [
      { name: 'line', kind: 'flatten' },
      { name: 'mean', kind: 'globalAvgPool', from: ['input'] },
      { name: 'ends', kind: 'concat', from: ['line', 'mean'] },
      { name: 'sums', kind: 'dense', units: 3 },
      { name: 'other', kind: 'dense', units: 3, from: ['line'] },
      { name: 'both', kind: 'add', from: ['sums', 'other'] },
      { name: 'shares', kind: 'softmax' },
    ],
  },
  {
    name: 'squeeze and excitation',
    input: [4, 3, 2],
    layers: [
      { name: 'maps', kind: 'conv', filters: 3, kernel: 3, padding: 1 },
      { name: 'squeeze', kind: 'globalAvgPool' },
      { name: 'excite', kind: 'dense', units: 3 },
      { name: 'gate', kind: 'sigmoid' },
      { name: 'scaled', kind: 'mul', from: ['maps', 'gate'] },
      { name: 'crossed', kind: 'mul', from: ['scaled', 'maps'] },
      { name: 'squares', kind: 'mul', from: ['gate', 'gate'] },
      { name: 'both', kind: 'mul', from: ['crossed', 'squares'] },
    ],
  },
  {
    name: 'a residual block with batch norm',
    input: [4, 4, 2],
    layers: [
      { name: 'conv1', kind: 'conv', filters: 2, kernel: 3, padding: 1, bias: false },
      { name: 'norm1', kind: 'batchNorm' },
      { name: 'silu1', kind: 'silu' },
      { name: 'sum', kind: 'add', from: ['silu1', 'input'] },
      { name: 'norm2', kind: 'batchNorm' },
    ],
  },
];

/** The network of a case with random weights: biases too, and running statistics. */
export function networkOf({ spec }: Case, seed = 1): Network {
  const network = initialise(spec, seed);
  const random = randomFrom(seed, 2);
  for (const { name, weights = {} } of network.layers) {
    for (const [part, { start, least }] of Object.entries(weights)) {
      if (typeof start !== 'number') continue;
      const { data } = network.weights.get(name)![part]!;
      data.forEach((_, i) => (data[i] = random.range(-1, 1) + (least === undefined ? 0 : 1.5)));
    }
  }
  return network;
}

/**
 * Numbers in random order, 1/16 apart and none at zero: no two are equal, and a small step
 * changes neither which is the largest nor which is positive.
 */
export function spreadOut(shape: readonly number[], seed: number): Tensor {
  const size = shape.reduce((product, side) => product * side, 1);
  const random = randomFrom(seed);
  const values = Array.from({ length: size }, (_, i) => (i + 0.5 - Math.floor(size / 2)) / 16);
  for (let i = size - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
  return tensor(shape, values);
}

function conv(random: Random): NetworkSpec {
  const groups = 1 + random.below(3);
  const input = [5 + random.below(4), 5 + random.below(4), groups * (1 + random.below(3))];
  const kernel = [1 + random.below(3), 1 + random.below(3)] as const;
  const side = (): number => random.below(3);
  return one(input, {
    name: 'conv',
    kind: 'conv',
    filters: groups * (1 + random.below(4)),
    kernel,
    stride: [1 + random.below(3), 1 + random.below(2)],
    padding: [side(), side(), side(), side()],
    dilation: random.chance(0.5) ? 1 : [1 + random.below(2), 1 + random.below(2)],
    groups,
    bias: random.chance(0.7),
  });
}

function pool(kind: 'maxPool' | 'avgPool' | 'l2Pool', random: Random): NetworkSpec {
  const window = [1 + random.below(3), 1 + random.below(3)] as const;
  const side = (axis: 0 | 1): number => random.below(window[axis]);
  const layer = {
    name: 'pool',
    window,
    stride: [1 + random.below(3), 1 + random.below(3)],
    padding: [side(0), side(1), side(0), side(1)],
  } as const;
  return one(
    map(random),
    kind === 'avgPool' ? { ...layer, kind, countPadding: random.chance(0.5) } : { ...layer, kind },
  );
}

function one(input: readonly number[], layer: LayerSpec): NetworkSpec {
  const options = JSON.stringify({ ...layer, name: undefined, kind: undefined });
  return { name: `${layer.kind} ${options}`, input, layers: [layer] };
}

function map(random: Random): number[] {
  return [3 + random.below(5), 3 + random.below(5), 1 + random.below(4)];
}

function line(random: Random): number[] {
  return [2 + random.below(9)];
}

function repeat<T>(times: number, make: () => T): T[] {
  return Array.from({ length: times }, make);
}
