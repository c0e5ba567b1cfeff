import { expect, test } from 'vitest';
import { readings } from '#src/exercises/readings.ts';

test.each<[typed: string, means: readonly number[]]>([
  ['7', [7]],
  [' 7 ', [7]],
  ['007', [7]],
  ['+7', [7]],
  ['-7', [-7]],
  ['−7', [-7]],
  ['– 7', [-7]],
  ['-0', [0]],
  ['1216', [1216]],
  ['1 216', [1216]],
  ['1\u00a0216', [1216]],
  ['1\u202f216', [1216]],
  ['1’216', [1216]],
  ["1'216", [1216]],
  ['1,216', [1216, 1.216]],
  ['1.216', [1216, 1.216]],
  ['−1,216', [-1216, -1.216]],
  ['1,216,000', [1216000]],
  ['1.216.000', [1216000]],
  ['6.5', [6.5]],
  ['6,5', [6.5]],
  ['.5', [0.5]],
  ['6.', [6]],
  ['0,125', [0.125]],
])('“%s” may mean %j', (typed, means) => {
  expect(readings(typed)).toEqual(means);
});

test.each(['', '  ', '−', '.', ',', 'seven', '7x', '1e3', '0x10', '--7', '7-', '1,2,3', '1.2.3'])(
  '“%s” is no number',
  (typed) => {
    expect(readings(typed)).toEqual([]);
  },
);

test.each(['NaN', 'Infinity', '∞', '7<script>', '\u0000'])('“%s” is no number either', (typed) => {
  expect(readings(typed)).toEqual([]);
});
