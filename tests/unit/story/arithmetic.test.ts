import { expect, test } from 'vitest';
import type { Sources, Term } from '#engine/index.ts';
import { arithmeticOf as of, roundedParts } from '#src/story/arithmetic.ts';

const kinds: Record<string, string> = { pool1: 'maxPool', flatten: 'flatten', dense: 'dense' };
const arithmeticOf = (sources: Sources) => of(sources, (layer) => kinds[layer] ?? 'conv');
const term = (cell: number[], value: number, weight: number): Term => ({
  from: 'pool1',
  cell,
  value,
  weight,
  product: value * weight,
});
const sum = (terms: Term[], bias = 0.25): Sources => ({
  layer: 'conv2',
  cell: [2, 4, 7],
  value: terms.reduce((total, { product }) => total + product!, bias),
  rule: 'sum',
  terms,
  bias,
});

test('rounded parts add up to the rounded sum, each off by one unit at most', () => {
  const parts = [0.3334, 0.3334, 0.3334, -0.1116, 2.00049, 0.00049, 0.00049];
  const rounded = roundedParts(parts);
  const total = rounded.reduce((a, b) => a + b, 0);
  expect(total).toBeCloseTo(Math.round(parts.reduce((a, b) => a + b, 0) * 1000) / 1000, 9);
  rounded.forEach((part, i) => expect(Math.abs(part - parts[i]!)).toBeLessThan(0.0010001));
});

test('a small window is summed row by row, places counted from one', () => {
  const { title, lines } = arithmeticOf(
    sum(Array.from({ length: 9 }, (_, i) => term([Math.floor(i / 3), i % 3, 0], 0.5, i - 4))),
  );
  expect(title).toBe('conv2, map 8, row 3, column 5');
  expect(lines.map(({ label }) => label)).toEqual(['row 1', 'row 2', 'row 3', 'bias']);
  expect(lines[0]).toMatchObject({ how: '0.50·(−4) + 0.50·(−3) + 0.50·(−2)', value: '−4.500' });
  expect(lines.at(-1)).toMatchObject({ value: '0.250' });
});

test('whole numbers are written as whole numbers: 2 + 1 + 1 = 4', () => {
  const input = [1, 1, 1, 0, 1, 1, 0, 0, 1];
  const kernel = [1, 0, 1, 0, 1, 0, 1, 0, 1];
  const { lines, result } = arithmeticOf(
    sum(
      input.map((value, i) => term([Math.floor(i / 3), i % 3, 0], value, kernel[i]!)),
      0,
    ),
  );
  expect(lines.map(({ value }) => value)).toEqual(['2', '1', '1']);
  expect(result).toBe('4');
});

test('seventy-two products are joined map by map', () => {
  const terms = Array.from({ length: 72 }, (_, i) => term([0, 0, i % 8], 1, 0.1));
  const { lines } = arithmeticOf(sum(terms));
  expect(lines.map(({ label }) => label)).toEqual([
    ...Array.from({ length: 8 }, (_, c) => `map ${c + 1}`),
    'bias',
  ]);
  expect(lines[3]).toMatchObject({ how: '9 products', value: '0.900' });
});

test('in a long line the largest products are named and the rest is one line', () => {
  const terms = Array.from({ length: 400 }, (_, i) => ({
    ...term([i], 1, i === 7 ? -3 : 0.01),
    from: 'flatten',
  }));
  const { title, lines } = arithmeticOf({ ...sum(terms), layer: 'dense', cell: [3] });
  expect(title).toBe('dense, 3');
  expect(lines[0]).toMatchObject({ label: 'cell 8', value: '−3.000' });
  expect(lines.at(-2)).toMatchObject({ label: 'the other 394', value: '3.940' });
});

test('the largest of a window is marked', () => {
  const terms: Term[] = [0.1, 0.9].map((value, i) => ({
    from: 'relu1',
    cell: [0, i, 0],
    value,
    winner: i === 1,
  }));
  const { rule, lines } = arithmeticOf({
    layer: 'pool1',
    cell: [0, 0, 0],
    value: 0.9,
    rule: 'max',
    terms,
  });
  expect(rule).toBe('The largest of');
  expect(lines.map(({ winner }) => winner)).toEqual([false, true]);
});
