import type { Network } from '#engine/index.ts';
import { fromEightBits } from '#src/eight-bit-weights.ts';
import { packed } from './shift-networks.built.ts';
import type { Curves } from './shift-tolerance/accuracy.ts';

let networks: readonly Network[] | undefined;

/** The six networks that are compared under shifts, with their weights out of the script itself. */
export function inlineShiftNetworks(): readonly Network[] {
  if (networks) return networks;
  const bytes = Uint8Array.from(atob(packed.weights), (letter) => letter.charCodeAt(0));
  let at = 0;
  networks = packed.networks.map((file) =>
    fromEightBits(file, bytes.subarray(at, (at += file.parameters))),
  );
  return networks;
}

/** Their accuracy under shifts on the first set of digits, as measured when they were trained. */
export const firstSetCurves: Curves = packed.firstSet;
