// What a page ships that reads and trains with the book’s engine.
import '#engine/fast.ts';
import { forward, initialise, startTraining, tensor, zoo } from '#engine/index.ts';

/** What tiny-cnn makes of an empty picture, as the first thing that happens. */
export function firstAnswer(): Float32Array {
  const { output } = forward(initialise(zoo['tiny-cnn'], 1), tensor([28, 28, 1]));
  return output.data;
}

export { startTraining };
