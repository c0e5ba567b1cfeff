import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { lamp, paletteOf } from '#src/scenes/paint/colours.ts';
import type { Rgb } from '#src/scenes/paint/colours.ts';
import { palettePng } from '#src/scenes/paint/png.ts';

const black: Rgb = [0, 0, 0];
const yellow: Rgb = [255, 224, 110];

/** Reads a PNG the way the standard says, with Node's zlib, and checks every sum on the way. */
function read(url: string) {
  const file = Buffer.from(url.replace('data:image/png;base64,', ''), 'base64');
  expect([...file.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    chunks.set(type, file.subarray(at + 8, at + 8 + length));
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(file.subarray(at + 4, at + 8 + length)));
    at += 12 + length;
  }
  expect([...chunks.keys()].at(-1)).toBe('IEND');
  const head = chunks.get('IHDR')!;
  const [width, height, bits] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8]!];
  const rows = inflateSync(chunks.get('IDAT')!);
  const stride = rows.length / height;
  const indices: number[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const byte = rows[y * stride + 1 + Math.floor((x * bits) / 8)]!;
      indices.push((byte >> (8 - bits - ((x * bits) % 8))) & ((1 << bits) - 1));
    }
  return { width, height, bits, indices, palette: chunks.get('PLTE')!, clear: chunks.get('tRNS') };
}

test.each([2, 3, 4, 5, 16, 17, 64, 256])('keeps every cell of a picture in %i colours', (count) => {
  const indices = Uint8Array.from({ length: 7 * 5 }, (_, i) => (i * 31) % count);
  const png = read(palettePng(indices, 7, 5, paletteOf(lamp, count)));
  expect(png).toMatchObject({ width: 7, height: 5, indices: [...indices] });
  expect([...png.palette.subarray(0, 3)]).toEqual([13, 18, 46]);
});

test('packs two colours into one bit a cell', () => {
  const png = read(palettePng(Uint8Array.of(1, 0, 1, 1, 0, 0, 0, 0, 1), 9, 1, [black, yellow]));
  expect(png.bits).toBe(1);
  expect(png.indices).toEqual([1, 0, 1, 1, 0, 0, 0, 0, 1]);
});

test('splits what is too long for one stored block', () => {
  const indices = Uint8Array.from({ length: 300 * 500 }, (_, i) => i % 251);
  const png = read(palettePng(indices, 300, 500, paletteOf(lamp, 251)));
  expect(Buffer.from(png.indices).equals(Buffer.from(indices))).toBe(true);
});

test('lets the page through where a colour has no opacity', () => {
  const png = read(palettePng(Uint8Array.of(0, 1), 2, 1, [black, [0, 0, 0, 0]]));
  expect([...png.clear!]).toEqual([255, 0]);
  expect(read(palettePng(Uint8Array.of(0), 1, 1, [black])).clear).toBeUndefined();
});

test('refuses indices that do not fill the picture or leave the palette', () => {
  expect(() => palettePng(new Uint8Array(5), 2, 2, [black])).toThrow(
    '5 indices cannot fill 2 × 2 cells',
  );
  expect(() => palettePng(Uint8Array.of(0, 2), 2, 1, [black, yellow])).toThrow(
    'cell 1 asks for colour 2, but the palette ends at 1',
  );
  expect(() => palettePng(new Uint8Array(1), 1, 1, [])).toThrow('1 to 256 colours');
});
