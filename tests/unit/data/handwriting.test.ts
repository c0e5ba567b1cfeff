import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { drawnExamples } from '#engine/data/drawn.ts';
import { handsFrom5 } from '#engine/data/hands-5-9.ts';
import { handsTo4 } from '#engine/data/hands-0-4.ts';
import { digit, tame, write } from '#engine/data/handwriting.ts';
import { sampleDigit, samples, sampleSeeds } from '#engine/data/samples.ts';

const inkOf = (picture: Float32Array): number => picture.reduce((sum, value) => sum + value, 0);

test('two hundred digits are the same bits on every machine', () => {
  const hash = createHash('sha256');
  for (let seed = 0; seed < 200; seed++)
    hash.update(Uint8Array.from(digit(seed % 10, seed), (ink) => Math.round(255 * ink)));
  expect(hash.digest('hex').slice(0, 16)).toBe('d07a6ac6aacbe223');
});

test('greys are 256 steps from paper to ink', () => {
  for (let seed = 0; seed < 100; seed++)
    for (const ink of digit(seed % 10, seed)) {
      expect(ink).toBe(Math.fround(Math.round(255 * ink) / 255));
      expect(ink >= 0 && ink <= 1).toBe(true);
    }
});

describe('a thousand digits are inked as MNIST’s are', () => {
  const { images, labels } = drawnExamples(1000, 5000);
  const pictures = Array.from({ length: 1000 }, (_, i) =>
    images.data.subarray(784 * i, 784 * i + 784),
  );

  test('the mean grey is 0.13', () => {
    expect(Math.abs(inkOf(images.data) / images.data.length - 0.131)).toBeLessThan(0.006);
  });

  test('a fifth of the cells is not paper, and 2 in 5 of those are full ink', () => {
    const inked = images.data.filter((ink) => ink > 0);
    expect(Math.abs(inked.length / images.data.length - 0.191)).toBeLessThan(0.012);
    const full = inked.filter((ink) => ink >= 240 / 255).length / inked.length;
    expect(Math.abs(full - 0.426)).toBeLessThan(0.05);
  });

  test('a one takes less than half the ink of a nought', () => {
    const mean = (label: number): number => {
      const own = pictures.filter((_, i) => labels[i] === label);
      return own.reduce((sum, picture) => sum + inkOf(picture), 0) / own.length;
    };
    expect(mean(1)).toBeLessThan(mean(0) / 2);
  });

  test('each fills the box of twenty one way, within the picture', () => {
    for (const picture of pictures) {
      const rows = new Set<number>();
      const columns = new Set<number>();
      picture.forEach((ink, i) => {
        if (ink === 0) return;
        rows.add(Math.floor(i / 28));
        columns.add(i % 28);
      });
      expect(Math.max(rows.size, columns.size)).toBeGreaterThanOrEqual(18);
      expect(Math.max(rows.size, columns.size)).toBeLessThanOrEqual(20);
    }
  });

  test('no two are alike', () => {
    expect(new Set(pictures.map((picture) => picture.join())).size).toBe(1000);
  });
});

test('the pen’s way lies in the ink it left', () => {
  for (let label = 0; label < 10; label++) {
    const { path, pixels } = sampleDigit(label);
    const onInk = path.filter(({ x, y }) => pixels[Math.floor(y) * 28 + Math.floor(x)]! > 0.3);
    expect(onInk.length / path.length).toBeGreaterThan(0.9);
    expect(path[0]!.lift).toBe(true);
  }
});

test('the tame hand writes the same digit more calmly', () => {
  const wild = write(2, 7).path;
  const calm = write(2, 7, tame).path;
  const calmer = write(2, 7, (style) => (style.wobble = style.warp = style.tremor = 0)).path;
  const off = (path: typeof wild): number =>
    path.reduce((sum, { x, y }, i) => sum + Math.hypot(x - calmer[i]!.x, y - calmer[i]!.y), 0);
  expect(off(calm)).toBeLessThan(off(wild));
});

test('a writer can be changed', () => {
  const thin = digit(5, 3, (style) => (style.width = 1.6));
  const thick = digit(5, 3, (style) => (style.width = 4));
  expect(inkOf(thick)).toBeGreaterThan(1.5 * inkOf(thin));
});

test('only ten digits can be written', () => {
  expect(() => digit(10, 1)).toThrow('There is no digit 10 to write: 0 to 9 would be right.');
  expect(() => digit(1.5, 1)).toThrow(RangeError);
});

test('the poses of a hand have the same points, turning sharply at the same places', () => {
  const pattern = (pose: (typeof handsTo4)[0][0]['poses'][0]): string =>
    pose.map((stroke) => stroke.map(({ sharp }) => (sharp ? '!' : '.')).join('')).join('|');
  for (const { poses } of [...handsTo4, ...handsFrom5].flat()) {
    expect(new Set(poses.map(pattern)).size).toBe(1);
    for (const { x, y } of poses.flat(2))
      expect(x > -20 && x < 120 && y > -20 && y < 120).toBe(true);
  }
});

test('the book has one digit of each kind', () => {
  expect(samples().map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(sampleSeeds).toHaveLength(10);
});
