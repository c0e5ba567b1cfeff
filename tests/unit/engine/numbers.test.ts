import { expect, test } from 'vitest';
import { cellAt, initialise, offsetOf, randomFrom, shuffled, tensor, zoo } from '#engine/index.ts';
import { exp } from '#engine/exp.ts';
import { log, power } from '#engine/power.ts';
import { sigmoid, tanh } from '#engine/squash.ts';

test('a seed gives the same numbers on every machine', () => {
  const { unit, bell, below, range, chance } = randomFrom(1, 2, 3);
  expect([unit(), unit(), range(-1, 1), bell(), below(10), chance(0.5)]).toMatchInlineSnapshot(`
    [
      0.42566124093718827,
      0.3794693306554109,
      0.3268738714978099,
      0.01510644773952663,
      7,
      false,
    ]
  `);
});

test('neighbouring seeds, and seeds in another order, have nothing in common', () => {
  const first = [randomFrom(1), randomFrom(2), randomFrom(1, 2), randomFrom(2, 1)].map((random) =>
    random.unit().toFixed(6),
  );
  expect(new Set(first).size).toBe(4);
});

test('uniform numbers fill their range evenly, and bells have mean 0 and spread 1', () => {
  const random = randomFrom(5);
  const tenths = new Array<number>(10).fill(0);
  let mean = 0;
  let square = 0;
  for (let i = 0; i < 20000; i++) {
    tenths[Math.floor(random.range(0, 10))]!++;
    const bell = random.bell();
    mean += bell / 20000;
    square += (bell * bell) / 20000;
  }
  for (const count of tenths) expect(count / 2000).toBeCloseTo(1, 0.9);
  expect(mean).toBeCloseTo(0, 1);
  expect(square).toBeCloseTo(1, 1);
});

test('a shuffle holds every number once, and every number comes first equally often', () => {
  const random = randomFrom(8);
  expect([...shuffled(50, random)].toSorted((a, b) => a - b)).toEqual([...Array(50).keys()]);
  const first = [0, 0, 0];
  for (let i = 0; i < 3000; i++) first[shuffled(3, random)[0]!]!++;
  for (const count of first) expect(count / 1000).toBeCloseTo(1, 0.9);
});

test('exp is e to the power of x, to the last bits, and stays in range', () => {
  for (let x = -700; x < 700; x += 0.37) {
    expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(4e-16);
  }
  expect(exp(0)).toBe(1);
  expect(exp(-Infinity)).toBe(0);
  expect(exp(Infinity)).toBe(exp(708));
  expect(exp(NaN)).toBeNaN();
});

test('log and powers are right to the last bits', () => {
  for (let x = 1e-9; x < 1e9; x *= 1.37) {
    expect(Math.abs(log(x) - Math.log(x))).toBeLessThan(1e-15 * Math.max(1, Math.abs(log(x))));
    for (const exponent of [0, 0.25, 0.5, 0.75, 1, 1.25, 4]) {
      expect(Math.abs(power(x, exponent) / x ** exponent - 1)).toBeLessThan(1e-14);
    }
    for (const exponent of [0.6, -0.75, 3.1]) {
      expect(Math.abs(power(x, exponent) / x ** exponent - 1)).toBeLessThan(1e-13);
    }
  }
  expect([power(16, 0.75), power(81, 0.5), power(7, 0), log(1)]).toEqual([8, 9, 1, 0]);
});

test('sigmoid and tanh are right to the last bits, near zero and far from it', () => {
  for (let x = 1e-12; x < 700; x *= 1.37) {
    for (const side of [x, -x]) {
      expect(Math.abs(tanh(side) / Math.tanh(side) - 1)).toBeLessThan(1e-12);
      expect(Math.abs(sigmoid(side) * (1 + Math.exp(-side)) - 1)).toBeLessThan(1e-14);
    }
  }
  expect([tanh(0), tanh(Infinity), tanh(-Infinity)]).toEqual([0, 1, -1]);
  expect([sigmoid(0), sigmoid(Infinity), sigmoid(-Infinity)]).toEqual([0.5, 1, 0]);
  expect([tanh(NaN), sigmoid(NaN)]).toEqual([NaN, NaN]);
});

test('he and glorot draw within their bounds, and biases begin at zero', () => {
  for (const [scheme, bound] of [
    ['he', Math.sqrt(6 / (9 * 8))],
    ['glorot', Math.sqrt(6 / (9 * 8 + 9 * 16))],
  ] as const) {
    const { kernel, bias } = initialise(zoo['tiny-cnn'], 3, scheme).weights.get('conv2')!;
    const largest = Math.max(...kernel!.data.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(bound);
    expect(largest).toBeGreaterThan(0.98 * bound);
    expect(bias!.data.every((value) => value === 0)).toBe(true);
  }
});

test('the same seed draws the same network, another seed another', () => {
  const kernel = (seed: number): Float32Array =>
    initialise(zoo['tiny-cnn'], seed).weights.get('conv1')!.kernel!.data;
  expect(kernel(4)).toEqual(kernel(4));
  expect(kernel(4)).not.toEqual(kernel(5));
  expect([...kernel(4).slice(0, 3)]).toMatchInlineSnapshot(`
    [
      0.378200888633728,
      0.4530523419380188,
      -0.42442792654037476,
    ]
  `);
});

test('a cell and its place in memory belong together', () => {
  const shape = [3, 4, 5];
  for (let i = 0; i < 60; i++) expect(offsetOf(shape, cellAt(shape, i))).toBe(i);
  expect(offsetOf(shape, [2, 1, 3])).toBe(2 * 20 + 1 * 5 + 3);
  for (const cell of [
    [3, 0, 0],
    [0, -1, 0],
    [0, 0],
    [0, 0, 0.5],
    [0, 0, NaN],
  ]) {
    expect(() => offsetOf(shape, cell)).toThrow(/There is no cell \[/);
  }
});

test('a tensor refuses a number too few', () => {
  expect(tensor([2, 2], [1, 2, 3, 4]).data).toEqual(Float32Array.of(1, 2, 3, 4));
  expect(() => tensor([2, 2], [1, 2, 3])).toThrow(
    'A tensor of 2×2 holds 4 numbers, but 3 were given.',
  );
});
