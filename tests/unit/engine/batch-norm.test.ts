import { expect, test } from 'vitest';
import {
  backward,
  buildNetwork,
  crossEntropy,
  evaluate,
  forward,
  initialise,
  startTraining,
  tensor,
} from '#engine/index.ts';
import type { NetworkSpec, Tensor } from '#engine/index.ts';
import { networkOf, spreadOut } from './networks.ts';

const alone: NetworkSpec = {
  name: 'alone',
  input: [4, 3, 2],
  layers: [{ name: 'norm', kind: 'batchNorm' }],
};
const reader: NetworkSpec = {
  name: 'reader',
  input: [4, 3, 2],
  layers: [
    { name: 'norm', kind: 'batchNorm', momentum: 0.25 },
    { name: 'relu', kind: 'relu' },
    { name: 'mean', kind: 'globalAvgPool' },
    { name: 'softmax', kind: 'softmax' },
  ],
};

test('from its batch, every channel comes out with mean 0 and variance 1', () => {
  const network = initialise(alone, 1);
  const { output } = forward(network, spreadOut([5, 4, 3, 2], 1), { batchStatistics: true });
  for (const c of [0, 1]) {
    const { mean, variance } = statisticsOf(output, c);
    expect(mean).toBeCloseTo(0, 6);
    expect(variance).toBeCloseTo(1, 4);
  }
});

test('at rest an image is read the same whatever is read beside it', () => {
  const network = networkOf({ title: '', spec: alone });
  const batch = spreadOut([2, 4, 3, 2], 1);
  const first = { shape: [4, 3, 2], data: batch.data.slice(0, 24) };
  const together = forward(network, batch).output.data.slice(0, 24);
  expect(together).toEqual(forward(network, first).output.data);
  const inBatch = forward(network, batch, { batchStatistics: true }).output.data.slice(0, 24);
  expect(inBatch).not.toEqual(together);
});

test('a step moves the running statistics by its momentum, the variance over n − 1', () => {
  const trainer = startTraining(initialise(reader, 1), { kind: 'sgd', rate: 0 });
  const batch = spreadOut([3, 4, 3, 2], 2);
  trainer.step(batch, [0, 1, 0]);
  const { mean, variance } = trainer.network.weights.get('norm')!;
  for (const c of [0, 1]) {
    const found = statisticsOf(batch, c);
    expect(mean!.data[c]).toBeCloseTo(0.25 * found.mean, 5);
    expect(variance!.data[c]).toBeCloseTo(0.75 + 0.25 * found.variance * (36 / 35), 5);
  }
});

test('only a step that learns moves them', () => {
  const network = initialise(reader, 1);
  const batch = spreadOut([3, 4, 3, 2], 2);
  const before = new Map(network.weights);
  backward(network, forward(network, batch, { batchStatistics: true }), tensor([3, 2]));
  evaluate(network, { images: batch, labels: [0, 1, 0] });
  expect(network.weights).toEqual(before);
  expect([...network.weights.get('norm')!.mean!.data]).toEqual([0, 0]);
});

test('its ReLU is the same whether it is fused or not', () => {
  const network = networkOf({ title: '', spec: reader });
  const examples = { images: spreadOut([3, 4, 3, 2], 2), labels: [0, 1, 0] };
  const { loss } = crossEntropy(forward(network, examples.images), examples.labels);
  expect(evaluate(network, examples).loss).toBeCloseTo(loss, 6);

  const trainer = startTraining(network, { kind: 'sgd', rate: 0 });
  const trace = forward(network, examples.images, { batchStatistics: true });
  const learnt = crossEntropy(trace, examples.labels);
  expect(trainer.step(examples.images, examples.labels).loss).toBeCloseTo(learnt.loss, 6);
  const { weights } = backward(network, trace, learnt.gradient, learnt.at);
  for (const part of ['scale', 'shift'] as const) {
    const wanted = weights.get('norm')![part]!.data;
    trainer.gradients.get('norm')![part]!.data.forEach((value, c) => {
      expect(value).toBeCloseTo(wanted[c]!, 6);
    });
  }
});

test('a channel with one number has no spread: it comes out as its shift', () => {
  const spec = { ...alone, input: [3] };
  const network = networkOf({ title: '', spec });
  const { output } = forward(network, tensor([3], [1, -2, 5]), { batchStatistics: true });
  expect(output.data).toEqual(network.weights.get('norm')!.shift!.data);
});

test('a variance of zero is kept from dividing by zero', () => {
  const parts = initialise(alone, 1).weights.get('norm')!;
  const weights = new Map([['norm', { ...parts, variance: tensor([2]) }]]);
  const { output } = forward(buildNetwork(alone, weights), spreadOut([4, 3, 2], 1));
  expect(output.data.every(Number.isFinite)).toBe(true);
});

function statisticsOf({ data }: Tensor, c: number): { mean: number; variance: number } {
  const values = data.filter((_, i) => i % 2 === c);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / values.length };
}
