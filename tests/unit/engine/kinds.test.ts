import { expect, test } from 'vitest';
import {
  backward,
  forward,
  initialise,
  sources,
  startTraining,
  summary,
  tensor,
} from '#engine/index.ts';
import type { LayerSpec, NetworkSpec } from '#engine/index.ts';
import { architectures } from '#engine/zoo/architectures.ts';
import { spreadOut } from './networks.ts';

const one = (input: readonly number[], layer: LayerSpec) =>
  initialise({ name: 'one', input, layers: [layer] }, 1);

test('a window of zeros has no slope in an L2 pool, and no other way to fail', () => {
  const network = one([2, 4, 1], { name: 'pool', kind: 'l2Pool' });
  const trace = forward(network, tensor([2, 4, 1], [0, 0, 3, 0, 0, 0, 0, 4]));
  expect([...trace.output.data]).toEqual([0, 5]);
  const { activations } = backward(network, trace, tensor([1, 2, 1], [1, 5]));
  expect([...activations.get('input')!.data]).toEqual([0, 0, 3, 0, 0, 0, 0, 4]);
});

test('the first of the largest cells of a map takes the gradient of its global max pool', () => {
  const network = one([2, 2, 2], { name: 'pool', kind: 'globalMaxPool' });
  const trace = forward(network, tensor([2, 2, 2], [1, 7, 4, 7, 4, 2, 0, 3]));
  expect([...trace.output.data]).toEqual([4, 7]);
  const { activations } = backward(network, trace, tensor([2], [3, 5]));
  expect([...activations.get('input')!.data]).toEqual([0, 5, 3, 0, 0, 0, 0, 0]);
  const { terms } = sources(network, trace, 'pool', [0]);
  expect(terms.find(({ winner }) => winner)!.cell).toEqual([0, 1, 0]);
});

test('a blur leaves a flat map flat, up to its border', () => {
  const network = one([5, 6, 1], { name: 'blur', kind: 'blurPool', stride: 1 });
  const { output } = forward(network, tensor([5, 6, 1], new Float32Array(30).fill(3)));
  expect(output.data).toEqual(new Float32Array(30).fill(3));
});

test('strong neighbours hold a cell down, those beyond the window do not', () => {
  const network = one([5], { name: 'lrn', kind: 'lrn', size: 3, alpha: 3, beta: 1 });
  const { output } = forward(network, tensor([5], [1, 2, 0, 0, 9]));
  expect([...output.data]).toEqual([1 / 6, 2 / 6, 0, 0, 9 / 82].map(Math.fround));
});

test('weights that are not connected stay zero while the others learn', () => {
  const spec: NetworkSpec = {
    name: 'partly connected',
    input: [4, 4, 2],
    layers: [
      { name: 'conv', kind: 'conv', filters: 2, kernel: 3, connections: [[0], [0, 1]] },
      { name: 'mean', kind: 'globalAvgPool' },
      { name: 'softmax', kind: 'softmax' },
    ],
  };
  expect(summary(spec)).toMatchObject({ parameters: 9 * 3 + 2, multiplyAdds: 4 * 9 * 3 });
  const start = initialise(spec, 3);
  const trainer = startTraining(start, { kind: 'adam', rate: 0.1, weightDecay: 0.1 });
  for (let i = 0; i < 3; i++) trainer.step(spreadOut([2, 4, 4, 2], i), [0, 1]);
  const before = start.weights.get('conv')!.kernel!.data;
  // Rows of the kernel alternate between the channels, and in each row between the filters.
  trainer.network.weights.get('conv')!.kernel!.data.forEach((weight, i) => {
    if (i % 4 === 2) expect([before[i], weight]).toEqual([0, 0]);
    else expect(weight).not.toBe(before[i]);
  });
});

test('fixed centres are of −1 and +1, and a line that lies on one is at no distance from it', () => {
  const network = one([84], { name: 'output', kind: 'rbf', units: 10 });
  const { data } = network.weights.get('output')!.centres!;
  expect(new Set(data)).toEqual(new Set([-1, 1]));
  const seventh = data.filter((_, i) => i % 10 === 7);
  const { output } = forward(network, tensor([84], seventh));
  expect([...output.data].map((distance) => distance > 0)).toEqual(
    Array.from({ length: 10 }, (_, o) => o !== 7),
  );
  expect(output.data[7]).toBe(0);
});

test('LeNet-5 as published runs, and answers with ten distances', () => {
  const network = initialise(architectures['lenet-5'], 1);
  const { output } = forward(network, spreadOut([32, 32, 1], 1));
  expect(output.shape).toEqual([10]);
  expect(output.data.every((distance) => distance > 0 && Number.isFinite(distance))).toBe(true);
});
