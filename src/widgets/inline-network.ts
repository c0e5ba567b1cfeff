import { readWeights, type Network } from '#engine/index.ts';
import { unpackWeights } from '#src/packed-weights.ts';
import { packed } from './network.built.ts';

let network: Network | undefined;

/**
 * The trained `tiny-cnn` with its weights out of the script itself: a sandboxed frame and a page
 * opened from a disk may not fetch.
 */
export function inlineNetwork(): Network {
  network ??= readWeights(packed.json, unpackWeights(packed.weights));
  return network;
}
