import type { Network } from '#engine/index.ts';
import { unpackNetwork } from '#src/packed-weights.ts';
import { packed } from './network.built.ts';

let network: Network | undefined;

/**
 * The trained `tiny-cnn` with its weights out of the script itself: a sandboxed frame and a page
 * opened from a disk may not fetch.
 */
export const inlineNetwork = (): Network => (network ??= unpackNetwork(packed));
