import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readExamples, readIdx } from '#engine/data/idx.ts';

/** An IDX file: zero, zero, type, axes, the lengths, the bytes. */
function idx(shape: readonly number[], data: readonly number[], type = 0x08): Uint8Array {
  const lengths = shape.flatMap((n) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);
  return Uint8Array.from([0, 0, type, shape.length, ...lengths, ...data]);
}

const greys = Array.from({ length: 2 * 3 * 4 }, (_, i) => 10 * i);
const images = idx([2, 3, 4], greys);
const labels = idx([2], [7, 3]);

test('a file holds its bytes in its shape', async () => {
  const { shape, data } = await readIdx(images);
  expect(shape).toEqual([2, 3, 4]);
  expect([...data]).toEqual(greys);
});

test('a packed file reads as the plain one does', async () => {
  expect(await readIdx(new Uint8Array(gzipSync(images)))).toEqual(await readIdx(images));
});

test('a file in the middle of a larger buffer is read from where it begins', async () => {
  const buffer = new Uint8Array(images.length + 9).fill(255);
  buffer.set(images, 5);
  const file = buffer.subarray(5, 5 + images.length);
  expect((await readIdx(file)).shape).toEqual([2, 3, 4]);
});

test('images and labels become examples from 0 to 1, one channel deep', async () => {
  const examples = await readExamples(images, labels);
  expect(examples.images.shape).toEqual([2, 3, 4, 1]);
  expect(examples.images.data[1]).toBeCloseTo(10 / 255, 6);
  expect([...Array.from(examples.labels)]).toEqual([7, 3]);
});

const packed = new Uint8Array(gzipSync(images));
const refused: readonly [what: string, file: Uint8Array, sentence: RegExp][] = [
  ['nothing at all', new Uint8Array(), /cut short: it has 0 bytes/],
  ['three bytes', images.subarray(0, 3), /cut short: it has 3 bytes/],
  ['an end before the lengths', images.subarray(0, 13), /ends before its 3 lengths/],
  ['an end in the middle', images.subarray(0, 30), /2×3×4 needs 24 bytes, and only 14 are there/],
  ['something after the end', Uint8Array.from([...images, 0]), /goes on for 1 bytes after/],
  [
    'a picture',
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d]),
    /not an IDX file: .* 137 80 78 71/,
  ],
  ['no axes', Uint8Array.from([0, 0, 8, 0]), /not an IDX file/],
  ['an unknown type', idx([1], [1], 0x0a), /not an IDX file/],
  ['floats', idx([1], [0, 0, 0, 0], 0x0d), /holds 32-bit floats/],
  ['half a packed file', packed.subarray(0, packed.length - 12), /gzip file is damaged/],
  ['a packed file with a tail', Uint8Array.from([...packed, 1, 2, 3]), /gzip file is damaged/],
  ['a packed picture', new Uint8Array(gzipSync(Uint8Array.from([1, 2, 3, 4]))), /not an IDX/],
];

test.each(refused)('%s is refused in a sentence', async (_, file, sentence) => {
  await expect(readIdx(file)).rejects.toThrow(sentence);
  await expect(readIdx(file)).rejects.toThrow(/^The file .*\.$/);
});

describe('a pair that does not belong together is refused', () => {
  test.each([
    ['swapped', labels, images, /swapped/],
    ['labels for other images', images, idx([3], [1, 2, 3]), /2 images but 3 labels/],
    ['images without a height', idx([2, 12], greys), labels, /2 axes; count, height and width/],
    ['labels in rows', images, idx([2, 1], [7, 3]), /labels has 2 axes/],
  ])('%s', async (_, first, second, sentence) => {
    await expect(readExamples(first, second)).rejects.toThrow(sentence);
  });
});
