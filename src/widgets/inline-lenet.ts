import type { Network } from '#engine/index.ts';
import { unpackNetwork } from '#src/packed-weights.ts';
import { packed } from './lenet.built.ts';

let network: Network | undefined;

/** The trained LeNet-5, 61,706 weights in 63 kB, out of the script itself. */
export const inlineLeNet = (): Network => (network ??= unpackNetwork(packed));
