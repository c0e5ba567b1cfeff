import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesInEightBits } from '#engine/eight-bits.ts';
import { readWeights, writeWeights } from '#engine/index.ts';
import type { ModelFile } from '#engine/index.ts';
import type { Curves } from '#src/widgets/shift-tolerance/accuracy.ts';
import { shiftSpecs } from '../../../scripts/training/shift-specs.ts';

const file = (ending: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../public/models', `shift-networks.${ending}`));
const { networks, firstSet } = JSON.parse(file('json').toString()) as {
  networks: ModelFile[];
  firstSet: Curves;
};
const bytes = new Uint8Array(file('bin'));
const card = file('md').toString();

/** The bytes of each network, cut out of the one file. */
const lengths = networks.map(({ spec }) => bytesInEightBits(spec));
const cut = lengths.map((length, i) => {
  const from = lengths.slice(0, i).reduce((sum, before) => sum + before, 0);
  return bytes.slice(from, from + length);
});

test('the six networks are those of the script that trains them, in one file of eight bits a weight', () => {
  expect(networks.map(({ spec }) => spec)).toEqual(JSON.parse(JSON.stringify(shiftSpecs)));
  expect(bytes.length).toBe(lengths.reduce((sum, length) => sum + length, 0));
  expect(bytes.length).toBeLessThan(60_000);
  for (const { parameters } of networks) expect(parameters).toBeLessThan(8000);
});

test('each has the checksum that its file says, and no other if a byte is damaged', () => {
  networks.forEach((json, i) => {
    const network = readWeights(json, cut[i]!);
    expect(writeWeights(network).json.parameters).toBe(json.parameters);
    const damaged = cut[i]!.slice();
    damaged[100]! ^= 1;
    expect(() => readWeights(json, damaged)).toThrow('are damaged');
  });
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
