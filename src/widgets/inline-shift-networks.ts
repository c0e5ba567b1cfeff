import type { Network } from '#engine/index.ts';
import { unpackNetwork } from '#src/packed-weights.ts';
import { packed } from './shift-networks.built.ts';
import type { Curves } from './shift-tolerance/accuracy.ts';

const built: Network[] = [];

/**
 * The six networks that are compared under shifts, one after the other, with their weights out of
 * the script itself. Each is built when it is first asked for.
 */
export function* inlineShiftNetworks(): Generator<Network, void> {
  for (const [i, network] of packed.networks.entries()) yield (built[i] ??= unpackNetwork(network));
}

/** Their accuracy under shifts on the first set of digits, as measured when they were trained. */
export const firstSetCurves: Curves = packed.firstSet;
