import { expect, test } from 'vitest';
import { backward, crossEntropy, forward, initialise, randomFrom, tensor } from '#engine/index.ts';
import type { Network, Tensor } from '#engine/index.ts';
import { networkOf, randomCases, spreadOut } from './networks.ts';

// Slopes are taken over steps of 2⁻⁶ and 2⁻⁵ in numbers of about 1, weighed so that curves bend
// away only in the fourth power of a step. The engine rounds activations to 32 bits, 2⁻²⁴ of them,
// so the slope is known to about 2⁻²⁴ / 2⁻⁶ × √(cells it reaches) ≈ 10⁻⁴. A wrong gradient is off
// by far more than 10⁻³.
const STEP = 2 ** -6;
const TOLERANCE = 1e-3;

test.each(randomCases())('the gradients of $title are the slopes of the loss', (given) => {
  const network = networkOf(given);
  const input = spreadOut([2, ...given.spec.input], 3);
  const { batchStatistics = false } = given;
  const trace = forward(network, input, { dropout: randomFrom(4), batchStatistics });
  const pull = tensor(trace.output.shape, numbers(trace.output.data.length, 5));
  const { weights, activations } = backward(network, trace, pull);

  const loss = (): number => {
    const { output } = forward(network, input, { dropout: randomFrom(4), batchStatistics });
    return output.data.reduce((sum, value, i) => sum + value * pull.data[i]!, 0);
  };
  expectSlopes(activations.get('input')!, input, loss);
  for (const { name, weights: parts = {} } of network.layers) {
    for (const [part, { learnt = true, used }] of Object.entries(parts)) {
      const gradient = weights.get(name)?.[part];
      expect(gradient !== undefined).toBe(learnt);
      if (gradient) expectSlopes(gradient, network.weights.get(name)![part]!, loss, used?.has);
    }
  }
});

test('the gradient of softmax and cross-entropy together is the slope of the loss', () => {
  const network = initialise(
    {
      name: 'reader',
      input: [4, 4, 1],
      layers: [
        { name: 'conv', kind: 'conv', filters: 2, kernel: 3 },
        { name: 'flatten', kind: 'flatten' },
        { name: 'dense', kind: 'dense', units: 3 },
        { name: 'softmax', kind: 'softmax' },
      ],
    },
    1,
  );
  const input = spreadOut([3, 4, 4, 1], 2);
  const labels = [2, 0, 1];
  const trace = forward(network, input);
  const { gradient, at } = crossEntropy(trace, labels);
  const { weights, activations } = backward(network, trace, gradient, at);
  const loss = (): number => crossEntropy(forward(network, input), labels).loss;
  expectSlopes(activations.get('input')!, input, loss);
  expectSlopes(weights.get('conv')!.kernel!, network.weights.get('conv')!.kernel!, loss);
  expectSlopes(weights.get('dense')!.bias!, network.weights.get('dense')!.bias!, loss);
});

test('the fused gradient is the one that goes through the softmax', () => {
  const network: Network = initialise(
    { name: 'shares', input: [5], layers: [{ name: 'softmax', kind: 'softmax' }] },
    1,
  );
  const trace = forward(network, tensor([2, 5], [1, -2, 0.5, 0, 3, 0, 1, 0, -1, 2]));
  const labels = [4, 0];
  const slope = tensor(
    [2, 5],
    [...trace.output.data].map((p, i) => (i % 5 === labels[Math.floor(i / 5)]! ? -1 / p / 2 : 0)),
  );
  const through = backward(network, trace, slope).activations.get('input')!;
  const { gradient, at } = crossEntropy(trace, labels);
  expect(at).toBe('input');
  gradient.data.forEach((value, i) => expect(value).toBeCloseTo(through.data[i]!, 6));
});

test('among equals in a max pool the first takes the whole gradient', () => {
  const network = initialise(
    { name: 'pool', input: [2, 2, 1], layers: [{ name: 'pool', kind: 'maxPool' }] },
    1,
  );
  const trace = forward(network, tensor([2, 2, 1], [1, 4, 4, 4]));
  const { activations } = backward(network, trace, tensor([1, 1, 1], [3]));
  expect([...activations.get('input')!.data]).toEqual([0, 3, 0, 0]);
});

test('a gradient that enters at a layer leaves out what comes after it', () => {
  const given = randomCases().find(({ spec }) => spec.name === 'branches stacked')!;
  const network = networkOf(given);
  const trace = forward(network, spreadOut(given.spec.input, 1));
  const wide = trace.activations.get('wide')!;
  const found = backward(network, trace, tensor(wide.shape, numbers(wide.data.length, 6)), 'wide');
  expect([...found.activations.keys()]).toEqual(['input', 'wide']);
  expect(found.weights.get('narrow')!.kernel!.data.every((value) => value === 0)).toBe(true);
  expect(found.weights.get('wide')!.kernel!.data.every((value) => value !== 0)).toBe(true);
});

test('a gradient of the wrong shape, or at an unknown layer, is refused', () => {
  const network = networkOf(randomCases()[0]!);
  const trace = forward(network, spreadOut(network.spec.input, 1));
  expect(() => backward(network, trace, tensor([2]))).toThrow(
    /The gradient at "conv" is 2; it must/,
  );
  expect(() => backward(network, trace, tensor([2]), 'nose')).toThrow(/no layer "nose"/);
});

/**
 * Compares a gradient with differences of the fourth order, relative to the largest slope of the
 * tensor. A weight that is not used has none.
 */
function expectSlopes(
  gradient: Tensor,
  at: Tensor,
  loss: () => number,
  used: (place: number) => boolean = () => true,
): void {
  const lossAt = (i: number, value: number): number => {
    const before = at.data[i]!;
    at.data[i] = value;
    const found = loss();
    at.data[i] = before;
    return found;
  };
  const slopes = Array.from(at.data, (value, i) => {
    if (!used(i)) return 0;
    const across = (step: number) => lossAt(i, value + step) - lossAt(i, value - step);
    return (8 * across(STEP) - across(2 * STEP)) / (12 * STEP);
  });
  const scale = Math.max(...slopes.map(Math.abs), 0.1);
  expect(gradient.shape).toEqual(at.shape);
  slopes.forEach((slope, i) => {
    expect(Math.abs(gradient.data[i]! - slope) / scale, `at place ${i}`).toBeLessThan(TOLERANCE);
  });
}

function numbers(count: number, seed: number): number[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => random.range(-1, 1));
}
