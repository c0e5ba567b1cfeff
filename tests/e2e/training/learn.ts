import { expect, type Frame } from '@playwright/test';
import '../../../engine/fast.ts';
import { drawnExamples } from '../../../engine/data/drawn.ts';
import { initialise, startTraining, train, zoo } from '../../../engine/index.ts';
import type { TrainingJob } from '../../../src/workers/job.ts';
import { bitsOf } from '../../bits-of.ts';
import type { book } from './entry.ts';

/** A page that trains, as seen from within. */
export type Page = typeof globalThis & { book: typeof book };

/** A short lesson that any place can take to its end. */
export const job = {
  spec: zoo['tiny-cnn'],
  start: 1,
  optimizer: { kind: 'adam', rate: 0.005 },
  epochs: 6,
  batch: 32,
  seed: 1,
  examples: { drawn: 500, firstSeed: 1 },
  test: { drawn: 200, firstSeed: 100_001 },
  watch: { weights: true },
} as const satisfies TrainingJob;

/** Trains to the end and says how it went. */
export const learn = (frame: Frame, given: TrainingJob) =>
  frame.evaluate(async (job) => {
    const { trainInWorker, bitsOf } = (globalThis as Page).book;
    const run = trainInWorker(job);
    const accuracies: number[] = [];
    let frames = 0;
    let training = true;
    const draw = (): void => {
      frames++;
      if (training) requestAnimationFrame(draw);
    };
    draw();
    let bits = '';
    let score = 0;
    for await (const snapshot of run) {
      accuracies.push(snapshot.accuracy);
      score = snapshot.score?.accuracy ?? score;
      bits = bitsOf(snapshot.weights!);
    }
    training = false;
    return { where: run.where, backend: run.backend, accuracies, score, bits, frames };
  }, given);

/** What the same job learns in this process, unwatched. */
export function learnHere(): string {
  const { spec, start, optimizer, examples, ...options } = job;
  const trainer = startTraining(initialise(spec, start), optimizer);
  const lessons = drawnExamples(examples.drawn, examples.firstSeed);
  for (const step of train(trainer, lessons, options)) expect(step.loss).toBeLessThan(10);
  return bitsOf(trainer.snapshot().weights);
}

export function expectLearnt({ accuracies, score }: Awaited<ReturnType<typeof learn>>): void {
  expect(accuracies.length).toBeGreaterThanOrEqual(6);
  expect(accuracies[0]).toBeLessThan(0.5);
  expect(accuracies.at(-1)).toBeGreaterThan(0.8);
  expect(score).toBeGreaterThan(0.8);
}
