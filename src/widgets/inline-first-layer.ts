import type { Network } from '#engine/index.ts';
import { unpackNetwork } from '#src/packed-weights.ts';
import { packed } from './first-layer.built.ts';

let network: Network | undefined;

/** The first layer of the trained `tiny-cnn`, its eight filters, out of the script itself. */
export const inlineFirstLayer = (): Network => (network ??= unpackNetwork(packed));
