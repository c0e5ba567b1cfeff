import { forward, tensor, type Network, type Trace } from '#engine/index.ts';
import { towerFrame } from '#src/scenes/tower/frame.ts';
import { loadNetwork } from '#src/story/load-network.ts';
import { paintTower } from './paint-tower.ts';

let network: Promise<Network> | undefined;
/** The last digit's, whose memory the next one may have: while one draws they follow fast. */
let trace: Trace | undefined;

/**
 * Sends 784 pixels through the network and shows their way in the tower; gives the answer and its
 * share. Rejects with a sentence when the weights cannot be had; the next call tries again.
 */
export async function showDigit(
  tower: HTMLElement,
  pixels: Float32Array,
): Promise<{ readonly answer: number; readonly share: number }> {
  network ??= loadNetwork('tiny-cnn');
  const loaded = await network.catch((error: unknown) => {
    network = undefined;
    throw error;
  });
  trace = forward(loaded, tensor([28, 28, 1], pixels), trace ? { into: trace } : {});
  const frame = towerFrame(loaded, trace);
  paintTower(tower, frame);
  return { answer: frame.answer, share: frame.shares[frame.answer]! };
}
