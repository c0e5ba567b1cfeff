import { expect, test } from 'vitest';
import type { Cursor } from '#src/scenes/network/cursor.ts';
import { walk, wayOf, type Way } from '#src/story/cell-walk.ts';

const grounds = [
  { name: 'pool1', rows: 13, cols: 13, channels: 8 },
  { name: 'flatten', rows: 400, cols: 1, channels: 1 },
  { name: 'dense', rows: 1, cols: 1, channels: 10 },
];
const from = (cursor: Cursor | null, ...ways: Way[]): Cursor | null =>
  ways.reduce((at, way) => walk(at, way, grounds), cursor);

test('the first key puts the cursor in the middle of the first map', () => {
  expect(from(null, 'right')).toEqual({ part: 'pool1', channel: 0, y: 6, x: 6 });
});

test('arrows stop at the edges', () => {
  expect(from({ part: 'pool1', channel: 2, y: 0, x: 12 }, 'up', 'right')).toEqual({
    part: 'pool1',
    channel: 2,
    y: 0,
    x: 12,
  });
});

test('Page Down goes from map to map and on into the next layer, Page Up back', () => {
  const last = { part: 'pool1', channel: 7, y: 3, x: 3 };
  expect(from(last, 'previous')).toMatchObject({ part: 'pool1', channel: 6 });
  expect(from(last, 'next')).toMatchObject({ part: 'flatten', y: 200, x: 0 });
  expect(from(last, 'next', 'previous')).toMatchObject({ part: 'pool1' });
  expect(from(last, 'next', 'next')).toMatchObject({ part: 'dense', channel: 0 });
});

test('in a column of single cells, up and down go from one to the next', () => {
  const third = { part: 'dense', channel: 3, y: 0, x: 0 };
  expect(from(third, 'down')).toMatchObject({ channel: 4 });
  expect(from(third, 'last', 'down')).toMatchObject({ channel: 9 });
});

test('a layer that has left the stage is left for the first that is on it', () => {
  expect(from({ part: 'conv1', channel: 0, y: 1, x: 1 }, 'down')).toMatchObject({
    part: 'pool1',
  });
});

test('other keys lead nowhere', () => {
  expect(wayOf('a')).toBeUndefined();
  expect(wayOf('PageDown')).toBe('next');
});
