import { expect, test } from 'vitest';
import { table, threeDigits } from '../../bench/engine/table.ts';

test('a table has its names to the left and its numbers to the right', () => {
  const rows = [['', 'ms', ''], ['book', '1.5', 'fast'], ['peer', '100', '']]; // prettier-ignore
  expect(table(rows)).toBe('       ms\nbook  1.5  fast\npeer  100');
});

test('numbers are said with three digits', () => {
  const said = [0.04567, 1, 12.345, 99.96, 123.4, 46_512].map(threeDigits);
  expect(said).toEqual(['0.0457', '1.00', '12.3', '100', '123', '46,512']);
});
