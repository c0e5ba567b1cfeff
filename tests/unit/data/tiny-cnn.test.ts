import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import '#engine/fast.ts';
import { drawnExamples } from '#engine/data/drawn.ts';
import { tame } from '#engine/data/handwriting.ts';
import { samples } from '#engine/data/samples.ts';
import { bytesInEightBits } from '#engine/eight-bits.ts';
import { evaluate, forward, readWeights, summary, tensor, zoo } from '#engine/index.ts';
import type { Network } from '#engine/index.ts';

const file = (ending: string): Buffer => readFileSync(`public/models/tiny-cnn.${ending}`);

const card = (): string => file('md').toString();

let network: Network;
beforeAll(() => {
  network = readWeights(JSON.parse(file('json').toString()), file('bin'));
});

test('the shipped weights are 5,258 numbers for the zoo’s tiny-cnn', () => {
  expect(network.spec).toEqual(zoo['tiny-cnn']);
  expect(summary(network.spec).parameters).toBe(5258);
  expect(file('bin')).toHaveLength(bytesInEightBits(network.spec));
  expect(file('bin').length).toBeLessThan(5500);
});

test('at least 97 % of 500 drawn digits it never saw are read rightly', () => {
  const { accuracy } = evaluate(network, drawnExamples(500, 800_000_000, tame));
  expect(accuracy).toBeGreaterThanOrEqual(0.97);
});

test('the ten digits of the book are read beyond doubt', () => {
  for (const { label, pixels } of samples()) {
    const { output } = forward(network, tensor(network.spec.input, pixels));
    expect(output.data[label], `the ${label}`).toBeGreaterThan(0.99);
  }
});

test('every one of its eight kernels answers to every digit of the book', () => {
  for (const { label, pixels } of samples()) {
    const { data } = forward(network, tensor(network.spec.input, pixels)).activations.get('relu1')!;
    const lit = new Float32Array(8);
    data.forEach((value, i) => (lit[i % 8]! += Number(value > 0.05)));
    for (const cells of lit) expect(cells, `cells lit by the ${label}`).toBeGreaterThan(8);
  }
});

test('the model card tells its data, its score and how to make it again', () => {
  for (const word of ['MNIST', 'epochs', 'seed', 'npm run train', 'Digit by digit'])
    expect(card()).toContain(word);
});

test(
  'the model card’s score on drawn digits is that of the weights beside it',
  { timeout: 30_000 },
  () => {
    const { accuracy, loss } = evaluate(network, drawnExamples(10_000, 900_000_000, tame));
    expect(card()).toContain(
      `| 10,000 digits drawn by the book | ${(100 * accuracy).toFixed(2)} % | ${loss.toFixed(4)} |`,
    );
  },
);

test('rounding to eight bits costs less than one digit in a thousand, the model card says', () => {
  const rows = [...card().matchAll(/^\| ([^|]+?) \| ([\d.]+) % \|/gm)];
  const read = new Map(rows.map(([, on, percent]) => [on!, Number(percent)]));
  const sets = [...read.keys()].filter((on) => !on.includes('before rounding'));
  expect(sets).toHaveLength(2);
  for (const on of sets) {
    const learnt = read.get(`${on}, before rounding to eight bits`)!;
    expect(Math.abs(read.get(on)! - learnt), on).toBeLessThan(0.1);
  }
});
