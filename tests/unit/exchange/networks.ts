import { readFileSync } from 'node:fs';
import { randomFrom, sizeOf, tensor, zoo } from '#engine/index.ts';
import type { NetworkSpec, Shape, Tensor } from '#engine/index.ts';
import { kinds } from '#engine/layers/index.ts';

/** A block with a shortcut of its own (He et al. 2015). */
export const residual = network(
  'residual',
  [7, 6, 4],
  [
    { name: 'conv1', kind: 'conv', filters: 4, kernel: 3, padding: 1 },
    { name: 'relu1', kind: 'relu' },
    { name: 'conv2', kind: 'conv', filters: 6, kernel: 3, stride: 2, padding: 1 },
    { name: 'short', kind: 'conv', from: ['relu1'], filters: 6, kernel: 1, stride: 2, bias: false },
    { name: 'add1', kind: 'add', from: ['conv2', 'short'] },
    { name: 'relu2', kind: 'relu' },
    { name: 'mean', kind: 'globalAvgPool' },
    { name: 'dense', kind: 'dense', units: 3 },
  ],
);

/** Groups, gaps, uneven borders, and branches in a stack. */
export const branches = network(
  'branches',
  [8, 7, 4],
  [
    { name: 'wide', kind: 'conv', filters: 8, kernel: [3, 2], padding: [2, 1, 0, 0], groups: 2 },
    { name: 'pool1', kind: 'maxPool', window: 3, stride: 2, padding: [1, 2, 0, 1] },
    { name: 'gaps', kind: 'conv', from: ['input'], filters: 3, kernel: 2, padding: 1, dilation: 2 },
    { name: 'pool2', kind: 'avgPool', window: [3, 2], stride: 2, padding: [1, 1, 0, 0] },
    {
      name: 'counted',
      kind: 'avgPool',
      from: ['gaps'],
      window: [3, 2],
      stride: 2,
      padding: [1, 1, 0, 0],
      countPadding: true,
    },
    { name: 'stack', kind: 'concat', from: ['pool1', 'pool2', 'counted'] },
    { name: 'softmax', kind: 'softmax' },
  ],
);

/** A flattened picture on its way to dense layers, and beside it one that is stacked. */
export const lines = network(
  'lines',
  [3, 4, 5],
  [
    { name: 'flat', kind: 'flatten' },
    { name: 'drop', kind: 'dropout', rate: 0.25 },
    { name: 'dense1', kind: 'dense', units: 4 },
    { name: 'dense2', kind: 'dense', from: ['flat'], units: 4, bias: false },
    { name: 'sum', kind: 'add', from: ['dense1', 'dense2', 'dense1'] },
    { name: 'other', kind: 'flatten', from: ['input'] },
    { name: 'stack', kind: 'concat', from: ['sum', 'other'] },
    { name: 'dense3', kind: 'dense', units: 2 },
  ],
);

/** Batch norm, gates and the pools of the newer kinds. */
export const gated = network(
  'gated',
  [9, 8, 6],
  [
    { name: 'conv1', kind: 'conv', filters: 6, kernel: 3, padding: 1, bias: false },
    { name: 'norm1', kind: 'batchNorm', epsilon: 0.001, momentum: 0.01 },
    { name: 'silu1', kind: 'silu' },
    { name: 'mean', kind: 'globalAvgPool' },
    { name: 'squeeze', kind: 'dense', units: 2 },
    { name: 'tanh1', kind: 'tanh' },
    { name: 'excite', kind: 'dense', units: 6 },
    { name: 'gate', kind: 'sigmoid' },
    { name: 'mul1', kind: 'mul', from: ['silu1', 'gate'] },
    { name: 'blur', kind: 'blurPool', size: 3, stride: 2 },
    { name: 'lrn1', kind: 'lrn', size: 3, alpha: 0.01, beta: 0.5, k: 2 },
    { name: 'root', kind: 'l2Pool', window: 2, stride: 2 },
    { name: 'mul2', kind: 'mul', from: ['root', 'root'] },
    { name: 'largest', kind: 'globalMaxPool' },
  ],
);

/** What is LeNet-5's own: gains, a scaled tanh, distances to fixed centres (LeCun et al. 1998). */
export const lenet = network(
  'lenet',
  [8, 8, 1],
  [
    { name: 'conv1', kind: 'conv', filters: 3, kernel: 3 },
    { name: 'mean', kind: 'avgPool', window: 2 },
    { name: 'gain', kind: 'affine' },
    { name: 'tanh1', kind: 'tanh', amplitude: 1.7159, slope: 0.5 },
    { name: 'flatten', kind: 'flatten' },
    { name: 'tanh2', kind: 'tanh', amplitude: 1.5 },
    { name: 'dense', kind: 'dense', units: 4, bias: false },
    { name: 'gains', kind: 'affine' },
    { name: 'tanh3', kind: 'tanh', slope: 1.25 },
    { name: 'output', kind: 'rbf', units: 3 },
  ],
);

/** Every network here whose kinds the engine has. */
export const NETWORKS: readonly NetworkSpec[] = [
  zoo['tiny-cnn'],
  residual,
  branches,
  lines,
  gated,
  lenet,
].filter(({ layers }) => layers.every(({ kind }) => kind in kinds));

/** The cases of scripts/fixtures.py: one kind each, with options drawn at random. */
export const CASES: readonly NetworkSpec[] = Object.values<{ spec: NetworkSpec }>(
  JSON.parse(readFileSync(new URL('../../fixtures/torch/layers.json', import.meta.url), 'utf8')),
).map(({ spec }) => spec);

/** Numbers from −1 to 1 in a shape, the same for the same seed. */
export function drawn(shape: Shape, seed: number): Tensor {
  const random = randomFrom(seed);
  return tensor(
    shape,
    Float32Array.from({ length: sizeOf(shape) }, () => random.range(-1, 1)),
  );
}

function network(name: string, input: Shape, layers: readonly object[]): NetworkSpec {
  return { name, input, layers: layers as NetworkSpec['layers'] };
}
