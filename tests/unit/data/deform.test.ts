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
  const standing = line(false);
  const before = massOf(standing);
  deform(standing, randomFrom(3), { ...still, turn: 0.1 });
  const after = massOf(standing);
  expect(after.mass / before.mass).toBeCloseTo(1, 1);
  expect(after.x).toBeCloseTo(before.x, 1);
  expect(Math.abs(after.lean)).toBeGreaterThan(0.02);
});

test('a shear tips a standing line over and leaves a lying one lying', () => {
  const [standing, lying] = [line(false), line(true)];
  deform(standing, randomFrom(3), { ...still, shear: 0.2 });
  deform(lying, randomFrom(3), { ...still, shear: 0.2 });
  expect(Math.abs(massOf(standing).lean)).toBeGreaterThan(0.05);
  expect(rowsOf(lying)).toEqual(rowsOf(line(true)));
});

test('width and height grow or shrink each for itself', () => {
  const ratios = Array.from({ length: 8 }, (_, seed) => {
    const [standing, lying] = [line(false), line(true)];
    deform(standing, randomFrom(seed), { ...still, scale: 0.15 });
    deform(lying, randomFrom(seed), { ...still, scale: 0.15 });
    return massOf(standing).mass / massOf(lying).mass;
  });
  expect(Math.max(...ratios) - Math.min(...ratios)).toBeGreaterThan(0.01);
  const wide = line(true);
  deform(wide, { ...randomFrom(1), range: (_, high) => high }, { ...still, scale: 0.15 });
  expect(massOf(wide).mass / massOf(line(true)).mass).toBeCloseTo(1.15 * 1.15, 1);
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

/** A line sixteen cells long and four thick through the middle. */
function line(lies: boolean): Float32Array {
  const picture = new Float32Array(784);
  for (let along = 6; along < 22; along++)
    for (let across = 12; across < 16; across++)
      picture[lies ? across * 28 + along : along * 28 + across] = 1;
  return picture;
}

/** The rows that hold any ink. */
const rowsOf = (picture: Float32Array): number[] => [
  ...new Set([...picture.keys()].filter((i) => picture[i]! > 0).map((i) => Math.floor(i / 28))),
];

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
