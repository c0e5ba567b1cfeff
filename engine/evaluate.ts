import { batcher, checkCount, countOf } from './examples.ts';
import type { Examples } from './examples.ts';
import { isBatch } from './forward.ts';
import { answerOf, lossOf, sumsOf } from './loss.ts';
import type { Network } from './network.ts';
import { answererFor } from './program/answerer.ts';
import type { Tensor } from './tensor.ts';

/** How a network reads examples. */
export interface Score {
  /** Mean cross-entropy. */
  readonly loss: number;
  /** Share read rightly, 0 to 1. */
  readonly accuracy: number;
  /** How often one class was read as another: `[right answer, answer given]`. */
  readonly confusion: Tensor;
}

/** Reads all examples with the network at rest (dropout off), `batch` at a time. */
export function evaluate(network: Network, examples: Examples, batch = 100): Score {
  const reading = evaluateByBatch(network, examples, batch);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/** The same, for whoever has other work between two batches; the score comes when it is done. */
export function* evaluateByBatch(
  network: Network,
  examples: Examples,
  batch = 100,
): Generator<void, Score> {
  sumsOf(network);
  isBatch(network, examples.images);
  const count = countOf(examples);
  checkCount('batch', batch);
  const classes = network.layers.at(-1)!.shape[0]!;
  const confusion = new Float32Array(classes * classes);
  const take = batcher(examples, Math.min(batch, count));
  let loss = 0;
  let correct = 0;
  for (let start = 0; start < count; start += batch) {
    const size = Math.min(batch, count - start);
    const { images, labels } = take(Array.from({ length: size }, (_, i) => start + i));
    const shares = answererFor(network, size)(images.data);
    const found = lossOf(shares, labels, classes);
    loss += found.loss * size;
    correct += found.correct;
    labels.forEach((label, i) => confusion[label * classes + answerOf(shares, i, classes)]!++);
    yield;
  }
  return {
    loss: loss / count,
    accuracy: correct / count,
    confusion: { shape: [classes, classes], data: confusion },
  };
}
