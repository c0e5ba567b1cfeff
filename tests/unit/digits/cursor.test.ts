import { expect, test } from 'vitest';
import { cellWords, middle, middleOf, moved } from '#src/digits/cursor.ts';

const cell = (column: number, row: number) => ({ column, row });

test.each([
  ['ArrowLeft', false, cell(13, 14)],
  ['ArrowRight', false, cell(15, 14)],
  ['ArrowUp', false, cell(14, 13)],
  ['ArrowDown', false, cell(14, 15)],
  ['Home', false, cell(0, 14)],
  ['End', false, cell(27, 14)],
  ['Home', true, cell(0, 0)],
  ['End', true, cell(27, 27)],
])('%s (ctrl: %s) leads from the middle to %o', (key, ctrl, there) => {
  expect(moved(middle, key, ctrl)).toEqual(there);
});

test('arrows stop at the edge', () => {
  expect(moved(cell(0, 0), 'ArrowLeft', false)).toEqual(cell(0, 0));
  expect(moved(cell(0, 0), 'ArrowUp', false)).toEqual(cell(0, 0));
  expect(moved(cell(27, 27), 'ArrowRight', false)).toEqual(cell(27, 27));
  expect(moved(cell(27, 27), 'ArrowDown', false)).toEqual(cell(27, 27));
});

test('other keys are left to the page', () => {
  expect(moved(middle, 'Tab', false)).toBeNull();
  expect(moved(middle, 'a', false)).toBeNull();
});

test('a cell is a 28th of the pad', () => {
  expect(middleOf(cell(0, 27))).toEqual({ x: 0.5 / 28, y: 27.5 / 28 });
});

test.each([
  [0, 'paper'],
  [0.5, 'grey'],
  [1, 'ink'],
])('ink of %f is called %s', (ink, word) => {
  expect(cellWords(cell(11, 4), ink)).toBe(`Row 5, column 12, ${word}.`);
});
