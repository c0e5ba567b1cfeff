import { fromEightBits } from '#engine/eight-bits.ts';
import type { Network } from '#engine/index.ts';
import { packed } from './lenet.built.ts';

let network: Network | undefined;

/** The trained LeNet-5, 61,706 weights in 63 kB, out of the script itself. */
export function inlineLeNet(): Network {
  const { spec, weights } = packed;
  network ??= fromEightBits(
    spec,
    Uint8Array.from(atob(weights), (letter) => letter.charCodeAt(0)),
  );
  return network;
}
