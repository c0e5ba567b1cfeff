import { expect, test } from 'vitest';
import {
  backward,
  crossEntropy,
  evaluate,
  forward,
  initialise,
  randomFrom,
  startTraining,
  tensor,
  train,
} from '#engine/index.ts';
import type { Examples, NetworkSpec, Progress, TrainOptions, Trainer } from '#engine/index.ts';
import { rateFactor } from '#engine/schedule.ts';

/** Reads whether a bar of light stands or lies. */
const bars: NetworkSpec = {
  name: 'bars',
  input: [6, 6, 1],
  layers: [
    { name: 'conv1', kind: 'conv', filters: 6, kernel: 3 },
    { name: 'relu1', kind: 'relu' },
    { name: 'pool1', kind: 'maxPool' },
    { name: 'drop', kind: 'dropout', rate: 0.1 },
    { name: 'flatten', kind: 'flatten' },
    { name: 'dense', kind: 'dense', units: 2 },
    { name: 'softmax', kind: 'softmax' },
  ],
};

function examples(count: number, seed: number): Examples {
  const random = randomFrom(seed);
  const images = tensor([count, 6, 6, 1]);
  const labels = Array.from({ length: count }, (_, image) => {
    const label = random.below(2);
    const line = random.below(6);
    for (let i = 0; i < 36; i++) {
      const lit = (label ? i % 6 : Math.floor(i / 6)) === line;
      images.data[image * 36 + i] = (lit ? 1 : 0) + random.range(-0.2, 0.2);
    }
    return label;
  });
  return { images, labels };
}

function learn(trainer: Trainer, options: Partial<TrainOptions> = {}): Progress[] {
  return [...train(trainer, examples(100, 1), { epochs: 6, batch: 16, seed: 1, ...options })];
}

test.each([
  { kind: 'adam', rate: 0.03 },
  { kind: 'sgd', rate: 0.05, momentum: 0.9 },
] as const)('$kind learns to tell standing bars from lying ones', (optimizer) => {
  const trainer = startTraining(initialise(bars, 1), optimizer);
  expect(evaluate(trainer.network, examples(200, 2)).accuracy).toBeLessThan(0.8);
  learn(trainer, { epochs: 25, schedule: 'one-cycle' });
  const { accuracy, loss, confusion } = evaluate(trainer.network, examples(200, 2));
  expect(accuracy).toBeGreaterThan(0.97);
  expect(loss).toBeLessThan(0.15);
  expect(confusion.shape).toEqual([2, 2]);
  expect(confusion.data.reduce((sum, count) => sum + count, 0)).toBe(200);
  expect((confusion.data[0]! + confusion.data[3]!) / 200).toBe(accuracy);
});

test('the same seed gives the same training, to the bit; another seed another', () => {
  const run = (seed: number): Float32Array => {
    const trainer = startTraining(initialise(bars, 1), { kind: 'adam', rate: 0.01 });
    learn(trainer, { seed, change: (image, random) => (image[0] = random.unit()) });
    return trainer.snapshot().weights.get('dense')!.kernel!.data;
  };
  expect(run(1)).toEqual(run(1));
  expect(run(1)).not.toEqual(run(2));
});

test('one step is forward, backward and a movement against the gradient', () => {
  const start = initialise(bars, 3);
  const { images, labels } = examples(5, 4);
  const trace = forward(start, images);
  const { loss, correct, gradient, at } = crossEntropy(trace, labels);
  const { weights } = backward(start, trace, gradient, at);
  const trainer = startTraining(start, { kind: 'sgd', rate: 0.5 });
  expect(trainer.step(images, labels)).toEqual({ loss, correct });
  for (const [layer, { kernel }] of weights) {
    expect(trainer.gradients.get(layer)!.kernel).toEqual(kernel);
    const before = start.weights.get(layer)!.kernel!.data;
    const after = trainer.network.weights.get(layer)!.kernel!.data;
    expect(after).toEqual(before.map((weight, i) => weight - 0.5 * kernel!.data[i]!));
  }
});

test('every example is seen once an epoch, and its changes are made to a copy', () => {
  const given = { images: tensor([7, 1], [1, 2, 3, 4, 5, 6, 7]), labels: [0, 1, 0, 1, 0, 1, 0] };
  const spec: NetworkSpec = {
    name: 'line',
    input: [1],
    layers: [
      { name: 'dense', kind: 'dense', units: 2 },
      { name: 'softmax', kind: 'softmax' },
    ],
  };
  const seen: number[] = [];
  const change = (image: Float32Array): void => {
    seen.push(image[0]!);
    image[0] = 0;
  };
  const trainer = startTraining(initialise(spec, 1), { kind: 'sgd', rate: 0 });
  const steps = [...train(trainer, given, { epochs: 2, batch: 3, seed: 1, change })];
  expect(steps.map(({ epoch, batch, batches }) => [epoch, batch, batches])).toEqual([
    [0, 0, 3],
    [0, 1, 3],
    [0, 2, 3],
    [1, 0, 3],
    [1, 1, 3],
    [1, 2, 3],
  ]);
  expect(seen.slice(0, 7).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(seen.slice(7).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(seen.slice(0, 7)).not.toEqual(seen.slice(7));
  expect([...given.images.data]).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('one cycle rises for three tenths of the way and falls to almost nothing', () => {
  const rates = [0, 0.15, 0.3, 0.65, 1].map((progress) => rateFactor('one-cycle', progress));
  expect(rates).toEqual([
    1 / 25,
    expect.closeTo(0.52),
    1,
    expect.closeTo(0.5),
    expect.closeTo(4e-6, 12),
  ]);
  expect(rateFactor('constant', 0.9)).toBe(1);
  const trainer = startTraining(initialise(bars, 1), { kind: 'adam', rate: 0.02 });
  const steps = learn(trainer, { schedule: 'one-cycle' });
  expect(steps[0]!.rate).toBeCloseTo(0.02 / 25);
  expect(Math.max(...steps.map(({ rate }) => rate))).toBeCloseTo(0.02, 3);
});

test('loss and correct answers are counted as the definition counts them', () => {
  const spec: NetworkSpec = {
    name: 'shares',
    input: [3],
    layers: [{ name: 'softmax', kind: 'softmax' }],
  };
  const network = initialise(spec, 1);
  const trace = forward(network, tensor([2, 3], [2, 1, 0, 0, 0, 0]));
  const { loss, correct } = crossEntropy(trace, [1, 0]);
  const first = -Math.log(Math.E / (Math.E ** 2 + Math.E + 1));
  expect(loss).toBeCloseTo((first + Math.log(3)) / 2, 6);
  expect(correct).toBe(1);
  const hopeless = crossEntropy(forward(network, tensor([3], [0, 1000, 0])), [0]);
  expect(hopeless.loss).toBeCloseTo(87.34, 1);
  expect([...hopeless.gradient.data]).toEqual([-1, 1, 0]);
});

test('what cannot be learnt from is refused in a sentence', () => {
  const network = initialise(bars, 1);
  const given = examples(4, 1);
  const trainer = startTraining(network, { kind: 'adam', rate: 0.01 });
  const refused = (call: () => unknown) => expect(call);
  refused(() => trainer.step(given.images, [0, 1])).toThrow('There are 4 images, but 2 labels.');
  refused(() => trainer.step(given.images, [0, 1, 2, 0])).toThrow(
    'The label of image 2 is 2; it must be a whole number, 0 to 1.',
  );
  refused(() => trainer.step(tensor([6, 6, 1]), [0])).toThrow('takes a batch');
  refused(() => learn(trainer, { batch: 0 })).toThrow('"batch" is 0; it must be a whole number');
  refused(() => evaluate(network, given, 0)).toThrow('"batch" is 0; it must be a whole number');
  refused(() => evaluate(network, { ...given, labels: [0, 1, 0.5, 1] })).toThrow(
    'The label of image 2 is 0.5;',
  );
  refused(() => evaluate(network, { ...given, labels: [] })).toThrow('4 images, but 0 labels');
  refused(() => startTraining(network, { kind: 'adam', rate: NaN })).toThrow('"rate" is NaN');
  refused(() => startTraining(network, { kind: 'sgd', rate: 1, momentum: 1 })).toThrow(
    'The optimizer\'s "momentum" is 1; it must be at least 0 and below 1.',
  );
  const headless = { ...bars, layers: bars.layers.slice(0, -1) };
  refused(() => startTraining(initialise(headless, 1), { kind: 'sgd', rate: 1 })).toThrow(
    '"bars" ends in "dense", a dense; cross-entropy needs shares of one',
  );
});
