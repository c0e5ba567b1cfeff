import { bytesInEightBits, fromEightBits } from '#engine/eight-bits.ts';
import type { Network } from '#engine/index.ts';
import { packed } from './shift-networks.built.ts';
import type { Curves } from './shift-tolerance/accuracy.ts';

const { networks: files, firstSet } = packed;
const built: Network[] = [];
let bytes: Uint8Array | undefined;

/**
 * The six networks that are compared under shifts, one after the other, with their weights out of
 * the script itself. Each is built when it is first asked for.
 */
export function* inlineShiftNetworks(): Generator<Network, void> {
  bytes ??= Uint8Array.from(atob(packed.weights), (letter) => letter.charCodeAt(0));
  let at = 0;
  for (const [i, { spec }] of files.entries()) {
    const own = bytes.subarray(at, (at += bytesInEightBits(spec)));
    yield (built[i] ??= fromEightBits(spec, own));
  }
}

/** Their accuracy under shifts on the first set of digits, as measured when they were trained. */
export const firstSetCurves: Curves = firstSet;
