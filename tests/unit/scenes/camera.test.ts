import { expect, test } from 'vitest';
import { axesOf, faceOf, fit, project, unface } from '#src/scenes/camera.ts';
import { viewOf } from '#src/scenes/paint/texels.ts';

const stage = { width: 800, height: 500 };
const margins = { top: 20, right: 30, bottom: 60, left: 10 };
const box = [-10, 30].flatMap((x) => [-5, 5].flatMap((y) => [-8, 0].map((z) => [x, y, z])));

test.each([
  [0, 0],
  [30, 14],
  [-40, 25],
  [70, -10],
])('at %i°, %i° the points touch the margins and do not cross them', (azimuth, elevation) => {
  const camera = fit(azimuth, elevation, box, stage, margins);
  const seen = box.map((point) => project(camera, point as [number, number, number]));
  const [xs, ys] = [seen.map(([x]) => x), seen.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs) - 10, 800 - 30 - Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys) - 20, 500 - 60 - Math.max(...ys)];
  // Fitted in one direction, in the middle in both.
  expect(Math.min(left, top)).toBeCloseTo(0);
  expect(left).toBeCloseTo(right);
  expect(top).toBeCloseTo(bottom);
});

test('the axes of a camera are at right angles and of length one', () => {
  const { right, up, forward } = axesOf(33, 21);
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  expect([dot(right, up), dot(right, forward), dot(up, forward)].map(Math.abs)).toEqual([
    expect.closeTo(0),
    expect.closeTo(0),
    expect.closeTo(0),
  ]);
  expect([right, up, forward].map((axis) => dot(axis, axis))).toEqual([
    expect.closeTo(1),
    expect.closeTo(1),
    expect.closeTo(1),
  ]);
});

test('a face takes columns and rows to pixels, and its inverse takes them back', () => {
  const camera = fit(25, 12, box, stage, margins);
  const slab = { at: [3, 1, -2], size: [8, 4, 0.3], rows: 4, cols: 16 } as const;
  const [a, b, c, d, e, f] = faceOf(camera, slab);
  const [x, y] = project(camera, [3 - 4 + 5 * 0.5, 1 + 2 - 3, -2 + 0.15]);
  expect(a * 5 + c * 3 + e).toBeCloseTo(x);
  expect(b * 5 + d * 3 + f).toBeCloseTo(y);
  expect(unface([a, b, c, d, e, f], x, y)).toEqual({
    col: expect.closeTo(5),
    row: expect.closeTo(3),
  });
});

test('a face seen edge-on has no inverse', () => {
  const camera = fit(90, 0, box, stage, margins);
  const slab = { at: [0, 0, 0], size: [8, 4, 0.3], rows: 4, cols: 4 } as const;
  expect(unface(faceOf(camera, slab), 1, 1)).toBeNull();
});

test('the graphics card puts a point where the SVG puts it', () => {
  const camera = fit(30, 14, box, stage, margins);
  const view = viewOf(camera);
  const point = [7, -3, -5] as const;
  const [x, y] = project(camera, point);
  const clip = [0, 1].map(
    (row) => view[12 + row]! + point.reduce((sum, v, i) => sum + v * view[i * 4 + row]!, 0),
  );
  expect(((clip[0]! + 1) / 2) * 800).toBeCloseTo(x);
  expect(((1 - clip[1]!) / 2) * 500).toBeCloseTo(y);
});
