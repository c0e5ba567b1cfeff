import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksumOf } from '#engine/weights.ts';
import type { NetworkSpec } from '#engine/index.ts';
import type { Curves } from './shift-tolerance/accuracy.ts';

const file = (ending: string): Buffer =>
  readFileSync(join(process.cwd(), `public/models/shift-networks.${ending}`));
const { specs, checksum, firstSet } = JSON.parse(file('json').toString('utf8')) as {
  readonly specs: readonly NetworkSpec[];
  readonly checksum: string;
  readonly firstSet: Curves;
};
const bytes = file('bin');
if (checksumOf(bytes) !== checksum) {
  throw new Error('public/models/shift-networks.bin is damaged: run npm run train:shifts.');
}

/** The six networks as the book ships them, their weights as text, and how they read the first set. */
export const packed = { specs, weights: bytes.toString('base64'), firstSet };
