import { expect, test } from 'vitest';
import { progressThrough } from '#src/story/progress.ts';

const boxes = [
  { top: 100, bottom: 300 },
  { top: 320, bottom: 420 },
  { top: 420, bottom: 820 },
];

test.each([
  ['above the first step', 0, 0],
  ['at its top', 100, 0],
  ['in its middle', 200, 0.5],
  ['between two steps', 310, 1],
  ['in the second', 370, 1.5],
  ['where two steps touch', 420, 2],
  ['a quarter into the third', 520, 2.25],
  ['below the last one', 5000, 3],
])('%s', (_, line, t) => {
  expect(progressThrough(boxes, line)).toBeCloseTo(t);
});

test('a step without height counts as passed', () => {
  expect(progressThrough([{ top: 0, bottom: 0 }, ...boxes], 50)).toBe(1);
});

test('scrolling on never leads back', () => {
  const ts = Array.from({ length: 900 }, (_, line) => progressThrough(boxes, line));
  ts.slice(1).forEach((t, i) => expect(t).toBeGreaterThanOrEqual(ts[i]!));
});
