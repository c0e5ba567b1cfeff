import { batcher, checkCount, countOf } from './examples.ts';
import type { Change, Examples } from './examples.ts';
import { randomFrom, shuffled } from './random.ts';
import { rateFactor } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import type { Trainer } from './trainer.ts';

export interface TrainOptions {
  /** How often each example is seen. */
  readonly epochs: number;
  /** Examples a step; the last batch of an epoch may be smaller. */
  readonly batch: number;
  /** Decides order, changes and dropout. */
  readonly seed: number;
  /** How the optimizer's learning rate moves; default `constant`. */
  readonly schedule?: Schedule;
  /** Asked before each step: the learning rate that the schedule moves; default the optimizer's. */
  readonly rate?: () => number;
  /** What happens to a copy of each image before it is seen. */
  readonly change?: Change;
}

/** Where training stands after a step. */
export interface Progress {
  /** From 0. */
  readonly epoch: number;
  /** From 0, of `batches` in an epoch. */
  readonly batch: number;
  readonly batches: number;
  /** Examples in this batch. */
  readonly images: number;
  readonly rate: number;
  /** Mean cross-entropy of the batch, before the step. */
  readonly loss: number;
  /** Share of the batch that was read rightly before the step, 0 to 1. */
  readonly accuracy: number;
}

/**
 * Trains step by step and says after each where it stands. Whoever asks for the next step sets
 * the pace: between two of them a worker can listen, pause or stop.
 */
export function* train(
  trainer: Trainer,
  examples: Examples,
  options: TrainOptions,
): Generator<Progress, void> {
  const { epochs, batch, seed, schedule = 'constant', change } = options;
  const { rate: asked = () => trainer.optimizer.rate } = options;
  const count = countOf(examples);
  checkCount('epochs', epochs);
  checkCount('batch', batch);
  const random = randomFrom(seed);
  const batches = Math.ceil(count / batch);
  const take = batcher(examples, Math.min(batch, count));
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffled(count, random);
    for (let b = 0; b < batches; b++) {
      const { images, labels } = take(order.subarray(b * batch, (b + 1) * batch));
      if (change) for (const image of rowsOf(images.data, labels.length)) change(image, random);
      const done = (epoch * batches + b) / (epochs * batches);
      const rate = asked() * rateFactor(schedule, done);
      const { loss, correct } = trainer.step(images, labels, { rate, dropout: random });
      const size = labels.length;
      yield { epoch, batch: b, batches, images: size, rate, loss, accuracy: correct / size };
    }
  }
}

function* rowsOf(data: Float32Array, rows: number): Generator<Float32Array> {
  const size = data.length / rows;
  for (let start = 0; start < data.length; start += size) yield data.subarray(start, start + size);
}
