import { forward } from '#engine/index.ts';
import { images, tinyCnn } from './data.ts';

/**
 * Refuses the answer of a contestant, ten shares for each of its images, that is not the one the
 * book’s engine gives with the same weights: it would not have done the same work.
 */
export function refuseOtherAnswer(answer: Float32Array): void {
  const { output } = forward(tinyCnn(), images(answer.length / 10));
  const far = Math.max(...answer.map((share, i) => Math.abs(share - output.data[i]!)));
  if (!(far < 1e-4)) throw new Error(`its answer is ${far} off the book’s`);
}
