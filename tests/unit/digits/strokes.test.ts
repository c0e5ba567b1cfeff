import { expect, test } from 'vitest';
import { CELLS, curve, raster, widthOf } from '#src/digits/strokes.ts';
import type { Point, Stroke } from '#src/digits/strokes.ts';

const ink = (...points: readonly [number, number][]): Stroke => ({
  points: points.map(([x, y]): Point => ({ x, y })),
  erases: false,
});
const eraser = (...points: readonly [number, number][]) => ({ ...ink(...points), erases: true });
const PEN = widthOf(ink());
const sum = (cells: Float32Array) => cells.reduce((total, cell) => total + cell, 0);

test('a dab is a soft round dot where the pen touched', () => {
  const side = 112;
  const cells = raster([ink([0.5, 0.25])], side);
  const at = (x: number, y: number) => cells[y * side + x];
  expect(at(56, 28)).toBe(1);
  expect(at(28, 56)).toBe(0);
  expect(sum(cells)).toBeCloseTo(Math.PI * ((PEN / 2) * side) ** 2, -1);
});

test('a line is as wide as the pen along its whole length', () => {
  const side = 400;
  const cells = raster([ink([0.2, 0.5], [0.8, 0.5])], side);
  for (let x = 0.25 * side; x < 0.75 * side; x++) {
    const column = Float32Array.from({ length: side }, (_, y) => cells[y * side + x]!);
    expect(sum(column) / side).toBeCloseTo(PEN, 3);
  }
});

test('edges fade over one cell of the pad', () => {
  const column = raster([ink([0.5, 0.1], [0.5, 0.9])], 280).subarray(140 * 280, 141 * 280);
  const grey = column.filter((cell) => cell > 0 && cell < 1);
  expect(grey.length).toBeGreaterThanOrEqual(2 * 9);
  expect(grey.length).toBeLessThanOrEqual(2 * 10);
});

test('the eraser takes away what lies under it, and only what was there before', () => {
  const line = ink([0.1, 0.5], [0.9, 0.5]);
  const erased = raster([line, eraser([0.5, 0.5])], CELLS);
  expect(erased[14 * CELLS + 14]).toBe(0);
  expect(erased[14 * CELLS + 5]).toBeGreaterThan(0.9);
  expect(sum(raster([eraser([0.5, 0.5]), line], CELLS))).toBe(sum(raster([line], CELLS)));
});

test('a stamp is pressed on cell by cell and can be drawn over', () => {
  const pixels = Float32Array.from({ length: CELLS * CELLS }, (_, i) => (i % 7) / 7);
  expect(raster([{ pixels }], CELLS)).toEqual(pixels);
  const fine = raster([{ pixels }], 4 * CELLS);
  expect(fine[(4 * 3 + 2) * 4 * CELLS + 4 * 5 + 1]).toBe(pixels[3 * CELLS + 5]);
  expect(raster([{ pixels }, ink([0.5, 0.5])], CELLS)[14 * CELLS + 14]).toBeGreaterThan(0.9);
});

test('what leaves the pad is cut off at its edge', () => {
  const cells = raster([ink([-0.5, 0.5], [1.5, 0.5])], CELLS);
  expect(cells[14 * CELLS]).toBeGreaterThan(0.9);
  expect(cells[15 * CELLS - 1]).toBeGreaterThan(0.9);
  expect(sum(raster([ink([1.4, 1.4])], CELLS))).toBe(0);
});

test('a curve begins and ends with the pen and cuts no corner farther than half way', () => {
  const corner = [
    { x: 0.1, y: 0.1 },
    { x: 0.5, y: 0.1 },
    { x: 0.9, y: 0.1 },
    { x: 0.9, y: 0.5 },
  ];
  const line = curve(corner);
  expect(line[0]).toEqual(corner[0]);
  expect(line.at(-1)).toEqual(corner[3]);
  expect(line.length).toBeGreaterThan(10);
  const turns = line.slice(2).map((c, i) => {
    const [a, b] = [line[i]!, line[i + 1]!];
    const before = Math.atan2(b.y - a.y, b.x - a.x);
    return Math.abs(Math.atan2(c.y - b.y, c.x - b.x) - before);
  });
  expect(Math.max(...turns)).toBeLessThan(0.5);
});

test('fewer than three points are left as they are', () => {
  const two = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ];
  expect(curve(two)).toBe(two);
  expect(curve([])).toEqual([]);
});
