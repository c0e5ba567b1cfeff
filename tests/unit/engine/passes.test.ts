import { expect, test } from 'vitest';
import {
  backward,
  forward,
  initialise,
  predict,
  randomFrom,
  sizeOf,
  startTraining,
  tensor,
  zoo,
  type Tensor,
} from '#engine/index.ts';
import { networkOf, randomCases, spreadOut } from './networks.ts';

test.each(randomCases())('$title reads a batch as it reads its images', (given) => {
  const network = networkOf(given);
  const batch = spreadOut([3, ...given.spec.input], 2);
  const size = sizeOf(given.spec.input);
  const together = forward(network, batch);
  for (let image = 0; image < 3; image++) {
    const data = batch.data.slice(image * size, (image + 1) * size);
    const alone = forward(network, { shape: given.spec.input, data });
    for (const [name, { shape, data }] of alone.activations) {
      const length = sizeOf(shape);
      const part = together.activations.get(name)!;
      expect(part.shape).toEqual([3, ...shape]);
      expect(part.data.slice(image * length, (image + 1) * length)).toEqual(data);
    }
  }
});

test.each(randomCases())('$title leaves alone what it is given, and what it gave', (given) => {
  const network = networkOf(given);
  const input = spreadOut(given.spec.input, 2);
  const before = input.data.slice();
  const weights = copy(network.weights.values().flatMap((parts) => Object.values(parts)));
  const trace = forward(network, input);
  const shown = copy(trace.activations.values());

  backward(network, trace, trace.output);
  forward(network, spreadOut(given.spec.input, 9));
  forward(network, spreadOut([2, ...given.spec.input], 10), { dropout: randomFrom(1) });
  expect(input.data).toEqual(before);
  expect(copy(network.weights.values().flatMap((parts) => Object.values(parts)))).toEqual(weights);

  input.data.fill(0);
  expect(copy(trace.activations.values())).toEqual(shown);
});

test.each(randomCases())('$title is predicted as it is traced', (given) => {
  const network = networkOf(given);
  for (const shape of [given.spec.input, [3, ...given.spec.input]]) {
    const input = spreadOut(shape, 4);
    const { output } = forward(network, input);
    const predicted = predict(network, input);
    expect(predicted.shape).toEqual(output.shape);
    expect(predicted.data).toEqual(output.data);
  }
});

test('a trace takes the memory of one that is given up, and of no other', () => {
  const network = initialise(zoo['tiny-cnn'], 1);
  const [one, two] = [1, 2].map((seed) => {
    const random = randomFrom(seed);
    return tensor(
      [28, 28, 1],
      Array.from({ length: 784 }, () => random.unit()),
    );
  }) as [Tensor, Tensor];
  const first = forward(network, one);
  const wanted = copy(forward(network, two).activations.values());
  const second = forward(network, two, { into: first });
  expect(copy(second.activations.values())).toEqual(wanted);
  expect(second.output.data.buffer).toBe(first.output.data.buffer);
  const third = forward(network, one);
  expect(third.output.data.buffer).not.toBe(second.output.data.buffer);
  expect(copy(second.activations.values())).toEqual(wanted);
  const batch = forward(network, { shape: [1, 28, 28, 1], data: one.data }, { into: third });
  expect(copy(batch.activations.values())).toEqual(
    copy(forward(network, one).activations.values()),
  );
  const small = initialise({ ...zoo['tiny-cnn'], layers: zoo['tiny-cnn'].layers.slice(0, 2) }, 1);
  const apart = forward(small, one, { into: second });
  expect(apart.output.data.buffer).not.toBe(second.output.data.buffer);
});

test('a trace holds the input and every layer, in order', () => {
  const network = initialise(zoo['tiny-cnn'], 1);
  const trace = forward(network, tensor([28, 28, 1]));
  expect([...trace.activations].map(([name, { shape }]) => `${name} ${shape.join('×')}`)).toEqual([
    'input 28×28×1',
    'conv1 26×26×8',
    'relu1 26×26×8',
    'pool1 13×13×8',
    'conv2 11×11×16',
    'relu2 11×11×16',
    'pool2 5×5×16',
    'flatten 400',
    'dense 10',
    'softmax 10',
  ]);
  expect(trace.output).toBe(trace.activations.get('softmax'));
  expect(trace.input).toBe(trace.activations.get('input'));
  expect(trace.network).toBe(network);
});

test('an input of another shape, or with too few numbers, is refused', () => {
  const network = initialise(zoo['tiny-cnn'], 1);
  expect(() => forward(network, tensor([28, 28]))).toThrow(
    'The input is 28×28, but "tiny-cnn" reads 28×28×1, or a batch of it, images×28×28×1.',
  );
  expect(() => forward(network, { shape: [28, 28, 1], data: new Float32Array(9) })).toThrow(
    'The input has 9 numbers; 28×28×1 makes 784.',
  );
});

test('dropout drops its share, keeps the mean, and rests without a random', () => {
  const spec = {
    name: 'drop',
    input: [10000],
    layers: [{ name: 'drop', kind: 'dropout', rate: 0.25 }],
  } as const;
  const network = initialise(spec, 1);
  const ones = tensor([10000], new Float32Array(10000).fill(1));
  const { data } = forward(network, ones, { dropout: randomFrom(7) }).output;
  const dropped = data.filter((value) => value === 0).length;
  expect(dropped / 10000).toBeCloseTo(0.25, 1);
  expect(data.every((value) => value === 0 || value === Math.fround(4 / 3))).toBe(true);
  expect(forward(network, ones, { dropout: randomFrom(7) }).output.data).toEqual(data);
  expect(forward(network, ones).output.data).toEqual(ones.data);
});

test('training works on weights of its own, and a snapshot stays', () => {
  const start = initialise(zoo['tiny-cnn'], 1);
  const before = start.weights.get('dense')!.kernel!.data.slice();
  const trainer = startTraining(start, { kind: 'sgd', rate: 0.1 });
  const batch = spreadOut([2, 28, 28, 1], 3);
  trainer.step(batch, [1, 2]);
  const still = trainer.snapshot();
  const kernel = still.weights.get('dense')!.kernel!.data.slice();
  trainer.step(batch, [1, 2]);
  expect(start.weights.get('dense')!.kernel!.data).toEqual(before);
  expect(still.weights.get('dense')!.kernel!.data).toEqual(kernel);
  expect(trainer.network.weights.get('dense')!.kernel!.data).not.toEqual(kernel);
});

function copy(tensors: Iterable<{ readonly data: Float32Array } | undefined>): Float32Array[] {
  return [...tensors].map((part) => part!.data.slice());
}
