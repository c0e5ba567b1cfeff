import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eightBitsSize, fromEightBits } from '#engine/eight-bits.ts';
import { summary } from '#engine/index.ts';
import { checksumOf } from '#engine/weights.ts';
import { inlineShiftNetworks } from '#src/widgets/inline-shift-networks.ts';
import type { Curves } from '#src/widgets/shift-tolerance/accuracy.ts';
import { shiftSpecs } from '../../../scripts/training/shift-specs.ts';

const file = (ending: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../public/models', `shift-networks.${ending}`));
const { specs, checksum, firstSet } = JSON.parse(file('json').toString()) as {
  specs: unknown;
  checksum: string;
  firstSet: Curves;
};
const bytes = new Uint8Array(file('bin'));
const card = file('md').toString();

test('the six networks are those of the script that trains them, in one small file', () => {
  expect(specs).toEqual(JSON.parse(JSON.stringify(shiftSpecs)));
  const sizes = shiftSpecs.map((spec) => eightBitsSize(spec));
  expect(bytes.length).toBe(sizes.reduce((sum, size) => sum + size, 0));
  expect(bytes.length).toBeLessThan(60_000);
  for (const spec of shiftSpecs) expect(summary(spec).parameters).toBeLessThan(8000);
});

test('the bytes have the checksum that their file says', () => {
  expect(checksum).toMatch(/^[0-9a-f]{8}$/);
  expect(checksumOf(bytes)).toBe(checksum);
});

test('the page has the same networks, one after the other', () => {
  let at = 0;
  const cut = shiftSpecs.map((spec) =>
    fromEightBits(spec, bytes.subarray(at, (at += eightBitsSize(spec)))),
  );
  expect([...inlineShiftNetworks()].map(({ weights }) => weights)).toEqual(
    cut.map(({ weights }) => weights),
  );
});

test('the model card has the accuracies of the first set that are shown in the page', () => {
  const [, table] = card.split('On set 1 of the widget, 300 digits:');
  for (const [name, shares] of Object.entries(firstSet)) {
    const row = shares.map((share) => (100 * share).toFixed(1)).join(' | ');
    expect(table!.split('\nOn ')[0]).toContain(`| \`${name}\` | ${row} |`);
  }
});

test('the model card says what was read of drawn digits and of MNIST, and how to train anew', () => {
  expect(card).toContain('On 10,000 digits drawn by the book:');
  expect(card).toContain('On the last 10,000 of MNIST’s training file:');
  expect(card).toContain('npm run train:shifts -- --drawn 20000 --epochs 10 --seed 1');
});
