import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateSync } from 'node:zlib';
import { tensor } from '#engine/index.ts';
import { samples } from '#engine/data/samples.ts';
import { CARD, cardPng } from '#src/cover/card.ts';
import { cutFonts } from '#src/integrations/fonts.ts';
import { tamed } from '#src/integrations/katex.ts';
import { packedSamples } from '#src/packed-samples.ts';
import { unpackSamples } from '#src/samples.ts';
import { expect, test } from 'vitest';

test(
  'the four fonts together stay under 78 kB, and are cut once',
  { timeout: 30_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fonts-'));
    await cutFonts(folder);
    const files = ['text', 'text-italic', 'ui', 'num'].map((name) => join(folder, `${name}.woff2`));
    const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(78_000);
    const formulas = ['maths', 'maths-italic'].map((name) => join(folder, `${name}.woff2`));
    for (const file of formulas) expect((await stat(file)).size).toBeLessThan(15_000);
    expect((await readFile(files[0]!)).subarray(0, 4).toString()).toBe('wOF2');
    const written = (await stat(files[0]!)).mtimeMs;
    await cutFonts(folder);
    expect((await stat(files[0]!)).mtimeMs).toBe(written);
    await rm(folder, { recursive: true });
  },
);

test('KaTeX’s sheet comes in as a layer, with woff2 alone', async () => {
  const sheet = tamed(await readFile('node_modules/katex/dist/katex.min.css', 'utf8'));
  expect(sheet.startsWith('@layer katex {')).toBe(true);
  expect(sheet.match(/\.woff2\)/g)!.length).toBeGreaterThan(15);
  expect(sheet).not.toMatch(/\.(woff|ttf)\)/);
});

test('the packed digits are, bit for bit, the ones that were written', () => {
  const written = samples();
  const unpacked = unpackSamples(packedSamples());
  expect(unpacked.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const [i, { pixels }] of unpacked.entries()) expect(pixels).toEqual(written[i]!.pixels);
});

test('the card is a PNG of 1200 × 630 pixels that a viewer can decode', () => {
  const picture = tensor([28, 28, 1], samples()[3]!.pixels);
  const maps = tensor([26, 26, 8]);
  const bytes = Buffer.from(cardPng(picture, maps));
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([CARD.width, CARD.height]);
  const start = bytes.indexOf('IDAT');
  const length = bytes.readUInt32BE(start - 4);
  expect(bytes.readUInt32BE(start + 4 + length)).toBe(
    crc32(bytes.subarray(start, start + 4 + length)),
  );
  const lines = inflateSync(bytes.subarray(start + 4, start + 4 + length));
  expect(lines.length).toBe((CARD.width + 1) * CARD.height);
});
