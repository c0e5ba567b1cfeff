import { forward, startTraining } from '#engine/index.ts';
import { images, labels, RATE, tinyCnn } from './data.ts';
import { BATCH } from './tasks.ts';

/**
 * Refuses the answer of a contestant, ten shares for each of its images, that is not the one the
 * book’s engine gives with the same weights: it would not have done the same work.
 */
export function refuseOtherAnswer(answer: Float32Array): void {
  const { output } = forward(tinyCnn(), images(answer.length / 10));
  refuseFar('answer', Math.max(...answer.map((share, i) => Math.abs(share - output.data[i]!))));
}

/** Refuses the losses of a contestant’s first steps, from the book’s weights, that are not the book’s. */
export function refuseOtherLosses(losses: readonly number[]): void {
  const trainer = startTraining(tinyCnn(), { kind: 'adam', rate: RATE });
  const [batch, answers] = [images(BATCH), labels(BATCH)];
  const distances = losses.map((loss) => Math.abs(loss - trainer.step(batch, answers).loss));
  refuseFar('loss', Math.max(...distances));
}

function refuseFar(what: string, distance: number): void {
  if (!(distance < 1e-4)) throw new Error(`its ${what} is ${distance} off the book’s`);
}
