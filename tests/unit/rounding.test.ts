import { describe, expect, test } from 'vitest';
import { randomFrom } from '#engine/index.ts';
import { roundedProduct, roundedSum, shortly, shown } from '#src/rounding.ts';

const read = (text: string): number => Number(text.replace('−', '-'));

describe('a shown number', () => {
  test('has three places and a real minus sign', () => {
    expect([0.12345, -1.5, 14.0004].map((value) => shown(value))).toEqual([
      '0.123',
      '−1.500',
      '14.000',
    ]);
  });

  test('never looks like zero unless it is', () => {
    expect(shown(-0.0003)).toBe('−0.0003');
    expect(shown(0.00000004)).toBe('4·10⁻⁸');
    expect(shown(-1.6e-12)).toBe('−2·10⁻¹²');
    expect(shown(0)).toBe('0');
    expect(shown(-0)).toBe('0');
  });

  test('in a narrow cell says that there is more to come', () => {
    expect([-0.003, 0.004, -0.21, 0, 1, 12.34].map(shortly)).toEqual([
      '−0.00…',
      '0.00…',
      '−0.21',
      '0',
      '1',
      '12.3',
    ]);
  });
});

test('the shown parts of a sum and what rounding leaves over give the shown total', () => {
  const random = randomFrom(3);
  for (let round = 0; round < 500; round++) {
    const size = 10 ** -random.below(6);
    const parts = Array.from({ length: 1 + random.below(80) }, () => size * random.bell());
    const total = parts.reduce((sum, part) => sum + part, 0);
    const { parts: texts, total: all, rest } = roundedSum(parts, total);
    // What is written as a power of ten is below the last place.
    const sum = texts.filter((text) => !text.includes('·')).reduce((s, text) => s + read(text), 0);
    const given = all.includes('·') ? 0 : read(all);
    expect(sum + (rest ? read(rest) : 0)).toBeCloseTo(given, 9);
  }
});

test('a sum that comes out right as shown has nothing left over', () => {
  expect(roundedSum([0.5, 0.25], 0.75).rest).toBeUndefined();
  expect(roundedSum([0.0004, 0.0004, 0.0004], 0.0012)).toMatchObject({ rest: '−0.0002' });
  expect(roundedSum([1 / 3, 1 / 3, 1 / 3], 1)).toMatchObject({ total: '1', rest: '0.001' });
});

test('the shown factors give the shown product', () => {
  const random = randomFrom(5);
  for (let round = 0; round < 2000; round++) {
    const [a, b] = [random.bell() * 2, random.bell() * 10 ** -random.below(4)];
    const { value, weight, product } = roundedProduct(a, b);
    if (product.includes('·')) continue;
    expect(shown(read(value) * read(weight)), `${value} × ${weight}`).toBe(product);
    expect(product).toBe(shown(a * b));
  }
});
