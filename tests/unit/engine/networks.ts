import { initialise, randomFrom, tensor } from '#engine/index.ts';
import type { LayerSpec, Network, NetworkSpec, Random, Tensor } from '#engine/index.ts';

/** A small network for a test, with what it is called in the report. */
export interface Case {
  readonly title: string;
  readonly spec: NetworkSpec;
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
    ...graphs,
  ];
  return cases.map((spec) => ({ title: `${spec.name} on ${spec.input.join('×')}`, spec }));
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
];

/** The network of a case with random weights, biases too. */
export function networkOf({ spec }: Case, seed = 1): Network {
  const network = initialise(spec, seed);
  const random = randomFrom(seed, 2);
  for (const { bias } of network.weights.values())
    bias?.data.forEach((_, i) => {
      bias.data[i] = random.range(-1, 1);
    });
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

function pool(kind: 'maxPool' | 'avgPool', random: Random): NetworkSpec {
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
    kind === 'maxPool' ? { ...layer, kind } : { ...layer, kind, countPadding: random.chance(0.5) },
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
