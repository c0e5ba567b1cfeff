import { readWeights, type Network } from '#engine/index.ts';
import file from '../../public/models/tiny-cnn.json';
import weights from '../../public/models/tiny-cnn.bin?url&inline';

let network: Network | undefined;

/**
 * The trained `tiny-cnn` with its weights out of the script itself: a sandboxed frame and a page
 * opened from a disk may not fetch.
 */
export function inlineNetwork(): Network {
  network ??= readWeights(file, bytesOf(weights));
  return network;
}

function bytesOf(dataAddress: string): Uint8Array {
  const base64 = dataAddress.slice(dataAddress.indexOf(',') + 1);
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
