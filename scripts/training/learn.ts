import { initialise, startTraining, train } from '#engine/index.ts';
import type { Change, Examples, Network, NetworkSpec } from '#engine/index.ts';

export interface Plan {
  readonly epochs: number;
  readonly seed: number;
  readonly change?: Change;
  /** The highest learning rate; by default `RATE`. */
  readonly rate?: number;
}

/** Examples a step and the highest learning rate of `tiny-cnn`, found by trial. */
export const BATCH = 64;
export const RATE = 0.005;

/** Trains a network from the start with the book's engine and tells how it goes, epoch by epoch. */
export function learn(
  spec: NetworkSpec,
  examples: Examples,
  { epochs, seed, change, rate = RATE }: Plan,
): Network {
  const trainer = startTraining(initialise(spec, seed), { kind: 'adam', rate });
  const options = { epochs, batch: BATCH, seed, schedule: 'one-cycle' as const };
  const began = performance.now();
  let loss = 0;
  let accuracy = 0;
  for (const step of train(trainer, examples, change ? { ...options, change } : options)) {
    loss += step.loss / step.batches;
    accuracy += step.accuracy / step.batches;
    if (step.batch < step.batches - 1) continue;
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(
      `epoch ${step.epoch + 1} of ${epochs}: loss ${loss.toFixed(4)}, ` +
        `read ${percent(accuracy)} of its lessons, ${seconds} s`,
    );
    loss = accuracy = 0;
  }
  return trainer.snapshot();
}

/** A share as a percentage with two decimals. */
export const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
