import { expect, test } from 'vitest';
import { randomFrom } from '#engine/random.ts';
import { inkOf } from '#src/digits/picture.ts';
import { raster } from '#src/digits/strokes.ts';
import type { Stroke } from '#src/digits/strokes.ts';

const SIDE = 120;
const stroke = (...points: readonly [number, number][]): Stroke => ({
  points: points.map(([x, y]) => ({ x, y })),
  erases: false,
});
const seven = [stroke([0.3, 0.25], [0.7, 0.25], [0.7, 0.25], [0.45, 0.8])];

/** A picture in greys: `shade` gives each pixel 0 … 1 from its ink and place (0 … 1). */
function photo(
  shade: (ink: number, x: number, y: number) => number,
  marks: readonly Stroke[] = seven,
): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(4 * SIDE * SIDE).fill(255);
  raster(marks, SIDE).forEach((ink, i) => {
    const grey = 255 * shade(ink, (i % SIDE) / SIDE, Math.floor(i / SIDE) / SIDE);
    rgba.fill(grey, 4 * i, 4 * i + 3);
  });
  return rgba;
}

/** Share of the ink of `a` and `b` that both have: 1 for the same picture. */
function agreement(a: Float32Array, b: Float32Array): number {
  let [both, either] = [0, 0];
  a.forEach((ink, i) => {
    both += Math.min(ink, b[i]!);
    either += Math.max(ink, b[i]!);
  });
  return both / either;
}

const drawn = raster(seven, SIDE);
const read = (rgba: Uint8ClampedArray) => inkOf(rgba, SIDE, SIDE);

test('white on black comes through as it is', () => {
  expect(agreement(read(photo((ink) => ink))!, drawn)).toBeGreaterThan(0.99);
});

test('black on white and white on black give the same', () => {
  const black = read(photo((ink) => 1 - ink))!;
  const white = read(photo((ink) => ink))!;
  for (let i = 0; i < black.length; i++) expect(black[i]).toBeCloseTo(white[i]!, 2);
});

test('a grey pencil on a grey page becomes full ink on empty paper', () => {
  const ink = read(photo((ink) => 0.6 - 0.25 * ink))!;
  expect(agreement(ink, drawn)).toBeGreaterThan(0.97);
});

test.each([
  ['left', (x: number) => x],
  ['top', (_: number, y: number) => y],
  ['corner', (x: number, y: number) => (x + y) / 2],
])('a page lit from the %s is evened out', (_, away) => {
  const lit = photo((ink, x, y) => (0.9 - 0.4 * away(x, y)) * (1 - 0.7 * ink));
  expect(agreement(read(lit)!, drawn)).toBeGreaterThan(0.85);
});

test('the grain of a photo is not taken for ink', () => {
  const random = randomFrom(1);
  const ink = read(photo((ink) => 0.8 - 0.5 * ink + 0.15 * (random.unit() - 0.5)))!;
  expect(agreement(ink, drawn)).toBeGreaterThan(0.75);
  const paper = ink.filter((_, i) => drawn[i] === 0);
  expect(Math.max(...paper)).toBe(0);
});

test('dust, a faint ruled line and the table beside the page are left out', () => {
  const dirty = photo((ink, x, y) => {
    const dust = (x - 0.1) ** 2 + (y - 0.9) ** 2 < 0.0002 ? 0.8 : 0;
    const ruled = Math.abs(y - 0.5) < 0.006 ? 0.25 : 0;
    const table = x > 0.93 ? 0.7 : 0;
    return 1 - Math.max(ink, dust, ruled, table);
  });
  const ink = read(dirty)!;
  expect(ink[Math.floor(0.9 * SIDE) * SIDE + 0.1 * SIDE]).toBe(0);
  expect(ink[(SIDE / 2) * SIDE + 4]).toBe(0);
  expect(ink[(SIDE / 2) * SIDE + SIDE - 2]).toBe(0);
  expect(agreement(ink, drawn)).toBeGreaterThan(0.95);
});

test('a digit in two pieces keeps both', () => {
  const five = [
    stroke([0.4, 0.25], [0.4, 0.45], [0.65, 0.6], [0.4, 0.8]),
    stroke([0.55, 0.25], [0.75, 0.25]),
  ];
  expect(agreement(read(photo((ink) => 1 - ink, five))!, raster(five, SIDE))).toBeGreaterThan(0.99);
});

test('a digit that fills its picture to the edge is kept', () => {
  const one = [stroke([0.5, -0.1], [0.5, 1.1])];
  expect(agreement(read(photo((ink) => 1 - ink, one))!, raster(one, SIDE))).toBeGreaterThan(0.99);
});

test.each([0, 1])('lines of shade %i on a transparent ground are seen', (shade) => {
  const rgba = photo(() => shade);
  drawn.forEach((ink, i) => (rgba[4 * i + 3] = 255 * ink));
  expect(agreement(read(rgba)!, drawn)).toBeGreaterThan(0.98);
});

test('one grey, a soft shadow or mere grain is no picture of a digit', () => {
  const random = randomFrom(2);
  expect(read(photo(() => 0.5))).toBeNull();
  expect(read(photo((_, x) => 0.9 - 0.5 * x))).toBeNull();
  expect(read(photo(() => 0.7 + 0.1 * (random.unit() - 0.5)))).toBeNull();
  expect(read(photo(() => 0.5 + 0.4 * (random.unit() - 0.5)))).toBeNull();
  expect(inkOf(new Uint8ClampedArray([9, 9, 9, 255]), 1, 1)).toBeNull();
});
