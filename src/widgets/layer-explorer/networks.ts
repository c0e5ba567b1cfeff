import { forward, tensor, type Network, type Tensor } from '#engine/index.ts';
import { CELLS } from '#src/digits/strokes.ts';
import { nextTurn } from '../next-turn.ts';

/**
 * LeNet-5, ready to be run. Its file is fetched when it is first asked for; in a frame, which may
 * fetch nothing, it is part of the script. Its weights are decoded and its program is compiled in
 * turns of their own, so that no reader waits for both.
 */
export async function loadLeNet(): Promise<Network> {
  const { inlineLeNet } = await import('../inline-lenet.ts');
  await nextTurn();
  const network = inlineLeNet();
  await nextTurn();
  forward(network, tensor(network.spec.input));
  await nextTurn();
  return network;
}

/** A digit of 28×28 as a network reads it: with as much paper on every side as its input asks for. */
export function inputFor({ spec }: Network, pixels: Float32Array): Tensor {
  const side = spec.input[0]!;
  if (side === CELLS) return { shape: spec.input, data: pixels };
  const margin = (side - CELLS) / 2;
  const data = new Float32Array(side * side);
  for (let y = 0; y < CELLS; y++)
    data.set(pixels.subarray(y * CELLS, (y + 1) * CELLS), (y + margin) * side + margin);
  return { shape: spec.input, data };
}
