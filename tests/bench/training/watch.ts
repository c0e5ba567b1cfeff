import type { Page } from '@playwright/test';
import type { TrainingJob } from '../../../src/workers/job.ts';
import type { book } from '../../e2e/training/entry.ts';

/** What somebody sees who watches a training; times in milliseconds. */
export interface Seen {
  readonly where: string;
  readonly backend: string | undefined;
  /** From the call to the first snapshot, and to the end: with worker, digits and scores. */
  readonly first: number;
  readonly total: number;
  /** Spent on steps alone. */
  readonly steps: number;
  readonly snapshots: number;
  readonly accuracy: number;
  /** From one frame of the page to the next. */
  readonly gaps: readonly number[];
}

/** Trains in a page that writes every snapshot down, and keeps count of the page's frames. */
export function watch(page: Page, job: TrainingJob): Promise<Seen> {
  return page.evaluate(async (job) => {
    const { trainInWorker } = (globalThis as typeof globalThis & { book: typeof book }).book;
    const gaps: number[] = [];
    let training = true;
    let last = await new Promise(requestAnimationFrame);
    const frame = (now: number): void => {
      gaps.push(now - last);
      last = now;
      if (training) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const began = performance.now();
    const run = trainInWorker(job);
    let [first, snapshots, steps, accuracy] = [0, 0, 0, 0];
    for await (const snapshot of run) {
      if (snapshots++ === 0) first = performance.now() - began;
      steps = snapshot.seconds * 1000;
      accuracy = snapshot.accuracy;
      document.body.textContent = `${snapshot.step}: ${snapshot.loss}`;
    }
    const total = performance.now() - began;
    training = false;
    const { where, backend } = run;
    return { where, backend, first, total, steps, snapshots, accuracy, gaps };
  }, job);
}
