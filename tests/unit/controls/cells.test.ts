import { describe, expect, test } from 'vitest';
import { cellText } from '#src/controls/cell-text.ts';
import { cellAfter } from '#src/controls/grid-keys.ts';
import { readNumber } from '#src/controls/read-number.ts';

describe('a number in a cell', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [7, '7'],
    [-255, '−255'],
    [1530, '1530'],
    [0.25, '0.25'],
    [1 / 9, '0.11'],
    [0.0625, '0.063'],
    [-4.56789, '−4.57'],
    [12.345, '12.3'],
    [99.96, '100'],
    [123.4, '123'],
    [12345, '12.3k'],
    [-2_500_000, '−2.5M'],
    [-0.0001, '0'],
  ])('%d is written %s', (value, text) => {
    expect(cellText(value)).toBe(text);
  });

  test('comes back from what it is written as', () => {
    for (const value of [0, 7, -7, 0.25, -4.5, 9999]) {
      expect(readNumber(cellText(value))).toBe(value);
    }
  });
});

describe('what somebody types', () => {
  test.each([
    ['3', 3],
    [' −1 ', -1],
    ['-0', 0],
    ['0,5', 0.5],
    ['.5', 0.5],
    ['1/9', 1 / 9],
    ['-1/8', -1 / 8],
  ])('"%s" is %d', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  test.each(['', '-', '1/', '1/0', '1/2/3', 'one', '1e9', 'Infinity', '0x10'])(
    '"%s" is no number yet',
    (text) => {
      expect(readNumber(text)).toBeUndefined();
    },
  );
});

describe('a key in a grid', () => {
  const key = (name: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
    ({ key: name, altKey: false, metaKey: false, ctrlKey: false, ...more }) as KeyboardEvent;

  test.each([
    ['ArrowUp', [0, 1]],
    ['ArrowDown', [2, 1]],
    ['ArrowLeft', [1, 0]],
    ['ArrowRight', [1, 2]],
    ['Enter', [2, 1]],
    ['Home', [1, 0]],
    ['End', [1, 4]],
  ])('%s leads to %j', (name, place) => {
    expect(cellAfter(key(name), [1, 1], [3, 4])).toEqual(place);
  });

  test('stops at the edge, and jumps to the corners with Ctrl', () => {
    expect(cellAfter(key('ArrowUp'), [0, 0], [3, 4])).toEqual([0, 0]);
    expect(cellAfter(key('ArrowRight'), [3, 4], [3, 4])).toEqual([3, 4]);
    expect(cellAfter(key('End', { ctrlKey: true }), [1, 1], [3, 4])).toEqual([3, 4]);
    expect(cellAfter(key('Home', { ctrlKey: true }), [1, 1], [3, 4])).toEqual([0, 0]);
  });

  test('that is not the grid’s is left to the browser', () => {
    expect(cellAfter(key('a'), [1, 1], [3, 4])).toBeUndefined();
    expect(cellAfter(key('Tab'), [1, 1], [3, 4])).toBeUndefined();
    expect(cellAfter(key('ArrowLeft', { altKey: true }), [1, 1], [3, 4])).toBeUndefined();
    expect(cellAfter(key('ArrowLeft', { ctrlKey: true }), [1, 1], [3, 4])).toBeUndefined();
  });
});
