import type { Network } from '#engine/index.ts';
import { unpackNetwork } from '#src/packed-weights.ts';
import { packed } from './pools.built.ts';

let network: Network | undefined;

/** The trained `tiny-cnn` as far as `pool2`, out of the script itself. */
export const inlinePools = (): Network => (network ??= unpackNetwork(packed));
