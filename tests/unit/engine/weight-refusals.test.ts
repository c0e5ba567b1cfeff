import { expect, test } from 'vitest';
import { SpecError, buildNetwork, initialise, tensor, zoo } from '#engine/index.ts';
import type { LayerWeights, NetworkSpec, Tensor, Weights } from '#engine/index.ts';
import { refusal } from './refusal.ts';

const tiny = zoo['tiny-cnn'];
type Change = (weights: Map<string, LayerWeights>) => void;
const kernel = (values?: (data: Float32Array) => void): Tensor => {
  const made = tensor([3, 3, 8, 16]);
  values?.(made.data);
  return made;
};

test.each<[string, Change]>([
  [
    'conv2: the kernel is missing; it must be a tensor of 3×3×8×16.',
    (weights) => weights.delete('conv2'),
  ],
  [
    'conv2: the bias is missing; it must be a tensor of 16.',
    (weights) => weights.set('conv2', { kernel: kernel() }),
  ],
  [
    'conv2: the kernel has the shape 16×8×3×3; it must be 3×3×8×16.',
    (weights) => weights.set('conv2', { kernel: tensor([16, 8, 3, 3]), bias: tensor([16]) }),
  ],
  [
    'conv2: the kernel has 9 numbers; 3×3×8×16 makes 1152.',
    (weights) =>
      weights.set('conv2', {
        kernel: { shape: [3, 3, 8, 16], data: new Float32Array(9) },
        bias: tensor([16]),
      }),
  ],
  [
    'conv2: the kernel holds NaN at place 7; every weight must be a finite number.',
    (weights) =>
      weights.set('conv2', { kernel: kernel((data) => (data[7] = NaN)), bias: tensor([16]) }),
  ],
  [
    'conv2: the bias holds -Infinity at place 3; every weight must be a finite number.',
    (weights) =>
      weights.set('conv2', {
        kernel: kernel(),
        bias: tensor([16], new Array(16).fill(0).with(3, -1 / 0)),
      }),
  ],
  [
    'There are weights for "conv3", but the layers with weights are "conv1", "conv2" and "dense".',
    (weights) => weights.set('conv3', { kernel: kernel() }),
  ],
])('weights are refused: %s', (sentence, change) => {
  const weights = new Map(initialise(tiny, 1).weights);
  change(weights);
  expect(refusal(() => buildNetwork(tiny, weights))?.message).toBe(sentence);
});

test('a variance below zero and a weight where nothing is connected are refused', () => {
  const norm = { name: 'norm', kind: 'batchNorm' } as const;
  const spec: NetworkSpec = { name: 'try', input: [3], layers: [norm] };
  const parts = initialise(spec, 1).weights.get('norm')!;
  const weights = new Map([['norm', { ...parts, variance: tensor([3], [1, -0.5, 1]) }]]);
  expect(() => buildNetwork(spec, weights)).toThrow(
    'norm: the variance holds -0.5 at place 1; it must not hold less than 0.',
  );
  const apart = {
    kind: 'conv',
    kernel: 1,
    filters: 2,
    bias: false,
    connections: [[0], [1]],
  } as const;
  const layers = [{ name: 'conv1', ...apart }];
  const two: NetworkSpec = { name: 'try', input: [1, 1, 2], layers };
  const kernel = tensor([1, 1, 2, 2], [1, 0, 3, 4]);
  expect(() => buildNetwork(two, new Map([['conv1', { kernel }]]))).toThrow(
    'conv1: the kernel holds 3 at place 2, between a filter and a channel that are not ' +
      'connected; it must hold 0 there.',
  );
});

test('weights that are no Map, or hold no tensors, are refused in a sentence', () => {
  for (const weights of [undefined, {}, [], new Map([['conv1', { kernel: [1] }]])]) {
    expect(refusal(() => buildNetwork(tiny, weights as unknown as Weights))).toBeInstanceOf(
      SpecError,
    );
  }
});
