import { expect, test } from 'vitest';
import { deform } from '#engine/data/deform.ts';
import { digit } from '#engine/data/handwriting.ts';
import { randomFrom } from '#engine/index.ts';

const still = { turn: 0, scale: 0, shear: 0, shift: 0 };

test('without reach a picture stays as it is', () => {
  const picture = digit(4, 1);
  deform(picture, randomFrom(1), still);
  expect(picture).toEqual(digit(4, 1));
});

test('the same seed changes it the same way, another one otherwise', () => {
  const changed = (seed: number): Float32Array => {
    const picture = digit(4, 1);
    deform(picture, randomFrom(seed));
    return picture;
  };
  expect(changed(5)).toEqual(changed(5));
  expect(changed(5)).not.toEqual(changed(6));
});

test('a shift moves the mass and keeps it', () => {
  const picture = digit(8, 3);
  const before = massOf(picture);
  const random = randomFrom(2);
  deform(picture, random, { ...still, shift: 2 });
  const after = massOf(picture);
  expect(after.mass).toBeCloseTo(before.mass, 3);
  expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeGreaterThan(0.3);
  expect(Math.max(Math.abs(after.x - before.x), Math.abs(after.y - before.y))).toBeLessThanOrEqual(
    2,
  );
});

test('a turn keeps mass and middle, and tips a standing line over', () => {
  const line = new Float32Array(784);
  for (let y = 6; y < 22; y++) line[y * 28 + 13] = line[y * 28 + 14] = 1;
  const before = massOf(line);
  deform(line, randomFrom(3), { ...still, turn: 0.1 });
  const after = massOf(line);
  expect(after.mass / before.mass).toBeCloseTo(1, 1);
  expect(after.x).toBeCloseTo(before.x, 1);
  expect(Math.abs(after.lean)).toBeGreaterThan(0.02);
});

test('greys stay between paper and ink', () => {
  const random = randomFrom(4);
  for (let seed = 0; seed < 50; seed++) {
    const picture = digit(seed % 10, seed);
    deform(picture, random);
    expect(picture.every((ink) => ink >= 0 && ink <= 1)).toBe(true);
    expect(massOf(picture).mass).toBeGreaterThan(10);
  }
});

/** Ink, its centre, and how far its top leans to the side, by second moments. */
function massOf(picture: Float32Array): { mass: number; x: number; y: number; lean: number } {
  const sum = (weigh: (x: number, y: number) => number): number =>
    picture.reduce((total, ink, i) => total + ink * weigh(i % 28, Math.floor(i / 28)), 0);
  const mass = sum(() => 1);
  const x = sum((column) => column) / mass;
  const y = sum((_, row) => row) / mass;
  const lean =
    sum((column, row) => (column - x) * (y - row)) / sum((_, row) => (row - y) * (row - y));
  return { mass, x, y, lean };
}
