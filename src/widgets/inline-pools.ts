import { readWeights, type Network } from '#engine/index.ts';
import { unpackWeights } from '#src/packed-weights.ts';
import { packed } from './pools.built.ts';

let network: Network | undefined;

/** The trained `tiny-cnn` as far as `pool2`, out of the script itself. */
export function inlinePools(): Network {
  network ??= readWeights(packed.json, unpackWeights(packed.weights));
  return network;
}
