import { expect, test } from 'vitest';
import { decimal, grouped, percent, shapeText } from '#src/story/words.ts';

test('thousands are grouped and shapes joined by a times sign', () => {
  expect(grouped(5258)).toBe('5,258');
  expect(shapeText([26, 26, 8])).toBe('26×26×8');
  const english = new Intl.NumberFormat('en');
  for (const number of [0, 999, 1000, 123456, 1234567, 15.5, -4096])
    expect(grouped(number)).toBe(english.format(number));
});

test.each([
  [0, '0'],
  [-0.31234, '−0.312'],
  [4.2, '4.20'],
  [12.345, '12.3'],
  [-123.4, '−123'],
  [-2, '−2'],
  [5258, '5,258'],
  [-0.0001, '−<0.001'],
])('%d is written %s', (value, text) => expect(decimal(value)).toBe(text));

test('a share near one or zero is never rounded to certainty', () => {
  expect(percent(0.99996)).toBe('>99.9\u00a0%');
  expect(percent(0.00004)).toBe('<0.1\u00a0%');
  expect(percent(0.985)).toBe('98.5\u00a0%');
  expect(percent(1)).toBe('100.0\u00a0%');
});
