import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { initialise, writeWeights } from '#engine/index.ts';
import { fromEightBits, toEightBits, type EightBitFile } from '#src/eight-bit-weights.ts';
import type { Curves } from '#src/widgets/shift-tolerance/accuracy.ts';
import { shiftSpecs } from '../../../scripts/training/shift-specs.ts';

const file = (ending: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../public/models', `shift-networks.${ending}`));
const { networks, firstSet } = JSON.parse(file('json').toString()) as {
  networks: EightBitFile[];
  firstSet: Curves;
};
const bytes = new Uint8Array(file('bin'));
const card = file('md').toString();

/** The bytes of each network, cut out of the one file. */
const cut = networks.map(({ parameters }, i) => {
  const from = networks.slice(0, i).reduce((sum, { parameters }) => sum + parameters, 0);
  return bytes.slice(from, from + parameters);
});

test('the six networks are those of the script that trains them, in one file of a byte a weight', () => {
  expect(networks.map(({ spec }) => spec)).toEqual(JSON.parse(JSON.stringify(shiftSpecs)));
  expect(bytes.length).toBe(networks.reduce((sum, { parameters }) => sum + parameters, 0));
  expect(bytes.length).toBeLessThan(60_000);
  for (const { parameters } of networks) expect(parameters).toBeLessThan(8000);
});

test('each has the checksum that its file says', () => {
  networks.forEach((network, i) => {
    expect(network.checksum).toMatch(/^[0-9a-f]{8}$/);
    const { json } = writeWeights(fromEightBits(network, cut[i]!));
    expect(json.checksum).toBe(network.checksum);
    expect(json.parameters).toBe(network.parameters);
  });
});

test('damage and a file cut short are told', () => {
  const damaged = cut[0]!.slice();
  damaged[100]! ^= 1;
  expect(() => fromEightBits(networks[0]!, damaged)).toThrow('The weights of "dense" are damaged');
  expect(() => fromEightBits(networks[0]!, damaged.subarray(1))).toThrow(
    'The weights of "dense" are 6369 bytes; they should be 6370, a byte each.',
  );
});

test('a weight is kept to within half a step, and writing it is reproducible', () => {
  const network = initialise(shiftSpecs[4]!, 5);
  const { json, bytes } = toEightBits(network);
  expect(toEightBits(network)).toEqual({ json, bytes });
  const parts = ({ weights }: typeof network) =>
    [...weights.values()].flatMap((layer) => Object.values(layer).map((part) => part!));
  const kept = parts(fromEightBits(json, bytes));
  parts(network).forEach(({ data }, part) => {
    const half = (json.steps[part]! / 2) * 1.00001;
    data.forEach((weight, i) =>
      expect(Math.abs(weight - kept[part]!.data[i]!)).toBeLessThanOrEqual(half),
    );
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
