import { fromEightBits } from '#engine/eight-bits.ts';
import type { Network, Tensor } from '#engine/index.ts';
import { CELLS } from '#src/digits/strokes.ts';

let leNet: Promise<Network> | undefined;

/**
 * The trained LeNet-5, 61,706 weights in 63 kB. On the site its file is fetched when it is first
 * asked for; in a frame, which may fetch nothing, it is part of the script.
 */
export const loadLeNet = (): Promise<Network> =>
  (leNet ??= import('./lenet.built.ts').then(({ packed: { spec, weights } }) =>
    fromEightBits(
      spec,
      Uint8Array.from(atob(weights), (letter) => letter.charCodeAt(0)),
    ),
  ));

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
