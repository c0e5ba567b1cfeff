import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  backward,
  buildNetwork,
  crossEntropy,
  forward,
  startTraining,
  tensor,
  zoo,
} from '#engine/index.ts';
import type { NetworkSpec, OptimizerSpec, Tensor, Weights } from '#engine/index.ts';

// scripts/fixtures.py made these with PyTorch, in 64 bits and written to seven digits. The engine
// keeps 32 bits between layers: 2⁻²⁴ of a number, for each of the few layers it goes through.
const TOLERANCE = 2e-6;

interface Numbers {
  readonly shape: number[];
  readonly data: number[];
}
type Parts = Record<string, Record<string, Numbers>>;
interface LayerFixture {
  readonly spec: NetworkSpec;
  readonly input: Numbers;
  readonly weights: Parts;
  readonly output: Numbers;
  readonly outputGradient: Numbers;
  readonly inputGradient: Numbers;
  readonly weightGradients: Parts;
}

const layers: Record<string, LayerFixture> = fixture('layers');

test.each(Object.entries(layers))('%s does what PyTorch does', (_, given) => {
  const network = buildNetwork(given.spec, weightsOf(given.weights));
  const trace = forward(network, tensorOf(given.input));
  expectClose(trace.output, given.output);
  const { activations, weights } = backward(network, trace, tensorOf(given.outputGradient));
  expectClose(activations.get('input')!, given.inputGradient);
  expectWeights(weights, given.weightGradients);
});

test('tiny-cnn reads, errs and learns as it does in PyTorch', () => {
  const given: Omit<LayerFixture, 'spec'> & { labels: number[]; loss: number } =
    fixture('tiny-cnn');
  const network = buildNetwork(zoo['tiny-cnn'], weightsOf(given.weights));
  const trace = forward(network, tensorOf(given.input));
  expectClose(trace.output, given.output);
  const { loss, gradient, at } = crossEntropy(trace, given.labels);
  expect(loss).toBeCloseTo(given.loss, 5);
  const { activations, weights } = backward(network, trace, gradient, at);
  expectClose(activations.get('input')!, given.inputGradient);
  expectWeights(weights, given.weightGradients);
});

const optimizers: readonly OptimizerSpec[] = [
  { kind: 'sgd', rate: 0.05, momentum: 0.9, weightDecay: 0.01 },
  { kind: 'adam', rate: 0.01, weightDecay: 0.1 },
];

test.each(optimizers)('ten steps of $kind go where PyTorch goes', (optimizer) => {
  const given: {
    input: Numbers;
    labels: number[];
    start: Parts;
    losses: number[];
    weights: Parts[];
  } = fixture('training')[optimizer.kind];
  const small: NetworkSpec = {
    ...zoo['tiny-cnn'],
    input: [14, 14, 1],
    layers: zoo['tiny-cnn'].layers.map((layer) => {
      if (layer.name === 'conv1') return { ...layer, filters: 2 };
      if (layer.name === 'conv2') return { ...layer, filters: 3 };
      return layer.name === 'dense' ? { ...layer, units: 3 } : layer;
    }),
  };
  const trainer = startTraining(buildNetwork(small, weightsOf(given.start)), optimizer);
  given.losses.forEach((loss, step) => {
    expect(trainer.step(tensorOf(given.input), given.labels).loss).toBeCloseTo(loss, 5);
    expectWeights(trainer.network.weights, given.weights[step]!);
  });
});

function expectWeights(found: Weights, wanted: Parts): void {
  expect([...found.keys()].toSorted()).toEqual(Object.keys(wanted).toSorted());
  for (const [layer, parts] of Object.entries(wanted)) {
    for (const [part, numbers] of Object.entries(parts)) {
      expectClose(found.get(layer)![part]!, numbers);
    }
  }
}

/** Equal shapes, and no number further off than the rounding of the largest allows. */
function expectClose(found: Tensor, wanted: Numbers): void {
  expect(found.shape).toEqual(wanted.shape);
  const scale = Math.max(...wanted.data.map(Math.abs));
  const worst = Math.max(...wanted.data.map((value, i) => Math.abs(found.data[i]! - value)));
  expect(worst / scale).toBeLessThan(TOLERANCE);
}

function weightsOf(parts: Parts): Weights {
  return new Map(
    Object.entries(parts).map(([layer, { kernel, bias }]) => [
      layer,
      { kernel: tensorOf(kernel!), ...(bias && { bias: tensorOf(bias) }) },
    ]),
  );
}

function tensorOf({ shape, data }: Numbers): Tensor {
  return tensor(shape, data);
}

function fixture(name: string) {
  const path = new URL(`../../fixtures/torch/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8'));
}
