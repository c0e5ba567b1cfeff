import { expect, test } from 'vitest';
import { thicken } from '#src/digits/thicken.ts';

const SIDE = 100;

/** A ring of radius 30 whose line is `line` cells wide. */
const ring = (line: number) =>
  Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
    const away = Math.hypot((i % SIDE) - 50, Math.floor(i / SIDE) - 50) - 30;
    return Math.min(1, Math.max(0, line / 2 + 0.5 - Math.abs(away)));
  });
const across = (ink: Float32Array) =>
  ink.subarray(50 * SIDE + 50, 51 * SIDE).reduce((sum, value) => sum + value, 0);

test.each([1.5, 2, 3, 4])(
  'a line %f cells wide is widened to about a tenth of the digit',
  (line) => {
    const extent = 60 + line;
    const wide = across(thicken(ring(line), SIDE, SIDE));
    expect(wide).toBeGreaterThan(0.07 * extent);
    expect(wide).toBeLessThan(0.12 * extent);
  },
);

test('lines that are broad enough are left alone', () => {
  const broad = ring(8);
  expect(thicken(broad, SIDE, SIDE)).toBe(broad);
});

test('nothing is widened to nothing', () => {
  const empty = new Float32Array(SIDE * SIDE);
  expect(thicken(empty, SIDE, SIDE)).toEqual(empty);
});

test('the picture handed in stays as it was', () => {
  const fine = ring(2);
  const before = fine.slice();
  thicken(fine, SIDE, SIDE);
  expect(fine).toEqual(before);
});

test('ink at the edge of the picture does not come in at the other side', () => {
  const line = Float32Array.from({ length: SIDE * SIDE }, (_, i) => Number(i % SIDE === 0));
  const wide = thicken(line, SIDE, SIDE);
  for (let y = 0; y < SIDE; y++) expect(wide[y * SIDE + SIDE - 1]).toBe(0);
});
