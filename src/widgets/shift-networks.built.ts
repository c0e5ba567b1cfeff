import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesInEightBits } from '#engine/eight-bits.ts';
import type { ModelFile } from '#engine/index.ts';
import { packNetwork } from '#src/packed-weights.ts';
import type { Curves } from './shift-tolerance/accuracy.ts';

const file = (ending: string): Buffer =>
  readFileSync(join(process.cwd(), `public/models/shift-networks.${ending}`));
const { networks, firstSet } = JSON.parse(file('json').toString()) as {
  readonly networks: readonly ModelFile[];
  readonly firstSet: Curves;
};

const bytes = file('bin');
let at = 0;

/** The six networks as the book ships them, and how they read the first set. */
export const packed = {
  networks: networks.map(({ spec }) =>
    packNetwork(spec, bytes.subarray(at, (at += bytesInEightBits(spec)))),
  ),
  firstSet,
};
