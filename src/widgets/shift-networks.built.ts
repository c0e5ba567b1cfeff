import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelFile } from '#engine/index.ts';
import type { Curves } from './shift-tolerance/accuracy.ts';

const file = (ending: string): string =>
  join(process.cwd(), `public/models/shift-networks.${ending}`);
const { networks, firstSet } = JSON.parse(readFileSync(file('json'), 'utf8')) as {
  readonly networks: readonly ModelFile[];
  readonly firstSet: Curves;
};

/** The six networks as the book ships them, their weights as text, and how they read the first set. */
export const packed = {
  networks,
  weights: btoa(String.fromCharCode(...new Uint8Array(readFileSync(file('bin'))))),
  firstSet,
};
