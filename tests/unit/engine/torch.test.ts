import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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
import type { Backend } from '#engine/kernels/backend.ts';
import { backEnds } from './back-ends.ts';

// scripts/fixtures.py and fixtures-graphs.py made these with PyTorch, in 64 bits and written to
// seven digits. The engine keeps 32 bits between layers: 2⁻²⁴ of a number, for each of the few
// layers it goes through.
const TOLERANCE = 2e-6;
// Batch norm divides small differences of large numbers, which makes such errors larger; most where
// a gradient should be zero, as that of a bias below a batch norm. There the plain loops, which sum
// in 64 bits, are 1.8e-5 off at most, and WebAssembly, which sums in 32, is 8.7e-5 off.
const TOLERANCE_OF_MANY = { typescript: 3e-5, wasm: 1.2e-4 };

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

interface GraphFixture {
  readonly spec: NetworkSpec;
  readonly batchStatistics: boolean;
  readonly input: Numbers;
  readonly weights: Parts;
  readonly outputGradient: Numbers;
  readonly activations: Record<string, Numbers>;
  readonly gradients: Record<string, Numbers>;
  readonly weightGradients: Parts;
}
interface StepsFixture {
  readonly spec: NetworkSpec;
  readonly optimizer: OptimizerSpec;
  readonly input: Numbers;
  readonly labels: number[];
  readonly start: Parts;
  readonly losses: number[];
  readonly first: Parts;
  readonly last: Parts;
}

const layers: Record<string, LayerFixture> = fixture('layers');
const kinds: Record<string, GraphFixture> = fixture('kinds');
const graphs: Record<string, GraphFixture> = fixture('graphs');

const optimizers: readonly OptimizerSpec[] = [
  { kind: 'sgd', rate: 0.05, momentum: 0.9, weightDecay: 0.01 },
  { kind: 'adam', rate: 0.01, weightDecay: 0.1 },
];

/** A small brother of tiny-cnn. */
const smallCnn: NetworkSpec = {
  ...zoo['tiny-cnn'],
  input: [14, 14, 1],
  layers: zoo['tiny-cnn'].layers.map((layer) => {
    if (layer.name === 'conv1') return { ...layer, filters: 2 };
    if (layer.name === 'conv2') return { ...layer, filters: 3 };
    return layer.name === 'dense' ? { ...layer, units: 3 } : layer;
  }),
};

describe.each(backEnds)('in $name', (backend) => {
  test.each(Object.entries(layers))('%s does what PyTorch does', (_, given) => {
    const network = buildNetwork(given.spec, weightsOf(given.weights), backend);
    const trace = forward(network, tensorOf(given.input));
    expectClose(trace.output, given.output);
    const { activations, weights } = backward(network, trace, tensorOf(given.outputGradient));
    expectClose(activations.get('input')!, given.inputGradient);
    expectWeights(weights, given.weightGradients);
  });

  test.each(Object.entries(kinds))('%s does what PyTorch does', (_, given) => {
    expectGraph(given, backend, TOLERANCE);
  });

  test.each(Object.entries(graphs))('%s runs and learns as it does in PyTorch', (_, given) => {
    expectGraph(given, backend, TOLERANCE_OF_MANY[backend.name]);
  });

  test('tiny-cnn reads, errs and learns as it does in PyTorch', () => {
    const given: Omit<LayerFixture, 'spec'> & { labels: number[]; loss: number } =
      fixture('tiny-cnn');
    const network = buildNetwork(zoo['tiny-cnn'], weightsOf(given.weights), backend);
    const trace = forward(network, tensorOf(given.input));
    expectClose(trace.output, given.output);
    const { loss, gradient, at } = crossEntropy(trace, given.labels);
    expect(loss).toBeCloseTo(given.loss, 5);
    const { activations, weights } = backward(network, trace, gradient, at);
    expectClose(activations.get('input')!, given.inputGradient);
    expectWeights(weights, given.weightGradients);
  });

  test.each(optimizers)('ten steps of $kind go where PyTorch goes', (optimizer) => {
    const given: {
      input: Numbers;
      labels: number[];
      start: Parts;
      losses: number[];
      weights: Parts[];
    } = fixture('training')[optimizer.kind];
    const start = buildNetwork(smallCnn, weightsOf(given.start), backend);
    const trainer = startTraining(start, optimizer);
    given.losses.forEach((loss, step) => {
      expect(trainer.step(tensorOf(given.input), given.labels).loss).toBeCloseTo(loss, 5);
      expectWeights(trainer.network.weights, given.weights[step]!);
    });
  });

  test('batch norm, its running statistics and a skip learn as they do in PyTorch', () => {
    const given: StepsFixture = fixture('steps');
    const start = buildNetwork(given.spec, weightsOf(given.start), backend);
    const trainer = startTraining(start, given.optimizer);
    given.losses.forEach((loss, step) => {
      expect(trainer.step(tensorOf(given.input), given.labels).loss).toBeCloseTo(loss, 5);
      if (step === 0)
        expectWeights(trainer.network.weights, given.first, TOLERANCE_OF_MANY[backend.name]);
    });
    expectWeights(trainer.network.weights, given.last, TOLERANCE_OF_MANY[backend.name]);
  });
});

function expectGraph(given: GraphFixture, backend: Backend, tolerance: number): void {
  const { spec, batchStatistics } = given;
  const network = buildNetwork(spec, weightsOf(given.weights), backend);
  const trace = forward(network, tensorOf(given.input), { batchStatistics });
  for (const [layer, numbers] of Object.entries(given.activations)) {
    expectClose(trace.activations.get(layer)!, numbers, tolerance);
  }
  const { activations, weights } = backward(network, trace, tensorOf(given.outputGradient));
  for (const [layer, numbers] of Object.entries(given.gradients)) {
    expectClose(activations.get(layer)!, numbers, tolerance);
  }
  expectWeights(weights, given.weightGradients, tolerance);
}

function expectWeights(found: Weights, wanted: Parts, tolerance = TOLERANCE): void {
  expect([...found.keys()].toSorted()).toEqual(Object.keys(wanted).toSorted());
  for (const [layer, parts] of Object.entries(wanted)) {
    for (const [part, numbers] of Object.entries(parts)) {
      expectClose(found.get(layer)![part]!, numbers, tolerance);
    }
  }
}

/**
 * Equal shapes, and no number further off than the rounding of the largest allows. A tensor whose
 * numbers cancel to all but zero (what batch norm takes away again) is measured against 0.01.
 */
function expectClose(found: Tensor, wanted: Numbers, tolerance = TOLERANCE): void {
  expect(found.shape).toEqual(wanted.shape);
  const scale = Math.max(0.01, ...wanted.data.map(Math.abs));
  const worst = Math.max(...wanted.data.map((value, i) => Math.abs(found.data[i]! - value)));
  expect(worst / scale).toBeLessThan(tolerance);
}

function weightsOf(layers: Parts): Weights {
  return new Map(
    Object.entries(layers).map(([layer, parts]) => [
      layer,
      Object.fromEntries(Object.entries(parts).map(([part, data]) => [part, tensorOf(data)])),
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
