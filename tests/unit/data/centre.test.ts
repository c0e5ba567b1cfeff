import { expect, test } from 'vitest';
import { BOX, centre, fit, SIDE } from '#engine/data/centre.ts';
import { randomFrom } from '#engine/index.ts';

/** A sheet with some ink blots of random place and grey, none nearer than `rim` to the edge. */
function blots(width: number, height: number, seed: number, rim = 0): Float32Array {
  const random = randomFrom(seed);
  const sheet = new Float32Array(width * height);
  for (let blot = 0; blot < 6; blot++) {
    const left = rim + random.below(width - 2 * rim - 8);
    const top = rim + random.below(height - 2 * rim - 8);
    for (let y = top; y < top + 8; y++)
      for (let x = left; x < left + 8; x++) sheet[y * width + x] = random.range(0.2, 1);
  }
  return sheet;
}

function moved(sheet: Float32Array, width: number, dx: number, dy: number): Float32Array {
  const there = new Float32Array(sheet.length);
  sheet.forEach((ink, i) => {
    if (ink > 0) there[i + dy * width + dx] = ink;
  });
  return there;
}

function extent(picture: Float32Array): { wide: number; high: number; x: number; y: number } {
  const xs: number[] = [];
  const ys: number[] = [];
  let [mass, alongX, alongY] = [0, 0, 0];
  picture.forEach((ink, i) => {
    if (ink <= 0) return;
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    xs.push(x);
    ys.push(y);
    mass += ink;
    alongX += ink * (x + 0.5);
    alongY += ink * (y + 0.5);
  });
  return {
    wide: Math.max(...xs) - Math.min(...xs) + 1,
    high: Math.max(...ys) - Math.min(...ys) + 1,
    x: alongX / mass,
    y: alongY / mass,
  };
}

const sheets = Array.from({ length: 12 }, (_, seed) => {
  const [width, height] = [60 + 17 * seed, 200 - 11 * seed];
  return { width, height, sheet: blots(width, height, seed, 5) };
});

test.each(sheets)(
  'ink on $width×$height fills a box of twenty one way',
  ({ sheet, width, height }) => {
    const { wide, high } = extent(centre(sheet, width, height)!);
    expect(Math.max(wide, high)).toBe(BOX);
  },
);

test.each(sheets)('its mass on $width×$height lies in the middle', ({ sheet, width, height }) => {
  const { x, y } = extent(centre(sheet, width, height)!);
  expect(Math.abs(x - SIDE / 2)).toBeLessThanOrEqual(0.5 + 1e-4);
  expect(Math.abs(y - SIDE / 2)).toBeLessThanOrEqual(0.5 + 1e-4);
});

test.each(sheets)(
  'where on $width×$height it was drawn does not matter',
  ({ sheet, width, height }) => {
    const here = centre(sheet, width, height)!;
    const there = centre(moved(sheet, width, 4, -3), width, height)!;
    there.forEach((ink, i) => expect(ink).toBeCloseTo(here[i]!, 5));
  },
);

test('twice as large gives the same picture', () => {
  const [width, height] = [50, 70];
  const sheet = blots(width, height, 3);
  const large = new Float32Array(4 * sheet.length).map((_, i) => {
    const [x, y] = [i % (2 * width), Math.floor(i / (2 * width))];
    return sheet[(y >> 1) * width + (x >> 1)]!;
  });
  const small = centre(sheet, width, height)!;
  centre(large, 2 * width, 2 * height)!.forEach((ink, i) => expect(ink).toBeCloseTo(small[i]!, 4));
});

test('a tall bar keeps its aspect', () => {
  const [width, height] = [100, 300];
  const sheet = new Float32Array(width * height);
  for (let y = 40; y < 240; y++) for (let x = 30; x < 70; x++) sheet[y * width + x] = 1;
  const picture = centre(sheet, width, height)!;
  expect(extent(picture)).toMatchObject({ wide: 4, high: 20 });
  const ink = picture.reduce((sum, value) => sum + value, 0);
  expect(ink).toBeCloseTo(80, 3);
});

test('ink and area are kept when a drawing shrinks', () => {
  const sheet = blots(160, 160, 9);
  const { pixels, scale } = fit(sheet, 160, 160)!;
  const before = sheet.reduce((sum, ink) => sum + ink, 0);
  const after = pixels.reduce((sum, ink) => sum + ink, 0);
  expect(after / (before * scale * scale)).toBeCloseTo(1, 4);
});

test('a place in the drawing is told in the cells of the picture', () => {
  const [width, height] = [120, 90];
  const sheet = blots(width, height, 5);
  const { pixels, scale, left, top } = fit(sheet, width, height)!;
  let [mass, alongX, alongY] = [0, 0, 0];
  sheet.forEach((ink, i) => {
    mass += ink;
    alongX += ink * ((i % width) + 0.5);
    alongY += ink * (Math.floor(i / width) + 0.5);
  });
  const { x, y } = extent(pixels);
  expect((alongX / mass) * scale + left).toBeCloseTo(x, 2);
  expect((alongY / mass) * scale + top).toBeCloseTo(y, 2);
});

test('ink heavy on one side stays within the picture', () => {
  const [width, height] = [200, 200];
  const sheet = new Float32Array(width * height);
  for (let y = 0; y < 200; y++) for (let x = 0; x < 12; x++) sheet[y * width + x] = 1;
  for (let x = 0; x < 200; x++) sheet[100 * width + x] = 0.3;
  const { pixels, scale } = fit(sheet, width, height)!;
  const before = sheet.reduce((sum, ink) => sum + ink, 0);
  expect(pixels.reduce((sum, ink) => sum + ink, 0)).toBeCloseTo(before * scale * scale, 2);
});

test('a sheet without ink has no picture', () => {
  expect(centre(new Float32Array(40 * 30), 40, 30)).toBeNull();
  expect(centre(new Float32Array(40 * 30).fill(0.05), 40, 30)).toBeNull();
});

test('a single dot becomes a square of twenty', () => {
  const sheet = new Float32Array(40 * 30);
  sheet[417] = 1;
  expect(extent(centre(sheet, 40, 30)!)).toEqual({ wide: 20, high: 20, x: 14, y: 14 });
});

test('cells that do not fill the sheet are an error that counts them', () => {
  expect(() => centre(new Float32Array(10), 4, 3)).toThrow('4×3 has 12 cells, but this one has 10');
});
