import { SpecError, quote } from './errors.ts';
import type { Trace } from './forward.ts';
import { softmaxes } from './kernels/reference/softmax.ts';
import type { Plan } from './plan.ts';
import type { Tensor } from './tensor.ts';

/** How wrong a network was about a batch, and which way is better. */
export interface Loss {
  /** The mean over the images of −ln p, p the share given to the right answer. */
  readonly loss: number;
  /** How many images have their largest share at the right answer; the first of equals counts. */
  readonly correct: number;
  /** With respect to the sums the softmax reads: (p − 1 at the right answer) / images. */
  readonly gradient: Tensor;
  /** The layer those sums are in: `backward(network, trace, gradient, at)`. */
  readonly at: string;
}

/**
 * Cross-entropy of a network that ends in a softmax, with one label for each image. Softmax and
 * loss are taken together: their gradient is a plain difference, and stays exact where a share
 * is all but zero. A share below the smallest normal float counts as that (a loss of 87.3).
 */
export function crossEntropy(trace: Trace, labels: ArrayLike<number>): Loss {
  const at = sumsOf(trace.network);
  const { shape, data } = trace.output;
  const { loss, correct, gradient } = lossOf(data, labels, shape.at(-1)!);
  return { loss, correct, gradient: { shape, data: gradient }, at };
}

/** The layer whose numbers the final softmax reads; refuses a network that ends otherwise. */
export function sumsOf({ spec, layers }: Plan): string {
  const { name, kind, shape, from } = layers.at(-1)!;
  if (kind !== 'softmax' || shape.length !== 1) {
    throw new SpecError(
      `"${spec.name}" ends in "${name}", a ${kind}; cross-entropy needs shares of one, ` +
        'so put a "softmax" of a line of numbers last.',
    );
  }
  return from[0]!;
}

/** Loss, correct answers and gradient for rows of shares. */
export function lossOf(
  shares: Float32Array,
  labels: ArrayLike<number>,
  classes: number,
): { loss: number; correct: number; gradient: Float32Array } {
  const images = shares.length / classes;
  checkLabels(labels, images, classes);
  const losses = new Float32Array(images);
  const gradient = new Float32Array(shares.length);
  softmaxes.crossEntropy(
    {
      kernel: 'crossEntropy',
      classes,
      reads: { shares, labels: Float32Array.from(labels) },
      writes: { losses, gradient },
    },
    gradient,
  )({});
  return { loss: meanOf(losses), correct: countCorrect(shares, labels), gradient };
}

/** Refuses labels that are not one class, 0 to `classes` − 1, for each image. */
export function checkLabels(labels: ArrayLike<number>, images: number, classes: number): void {
  if (labels.length !== images) {
    throw new SpecError(`There are ${images} images, but ${labels.length} labels.`);
  }
  for (let image = 0; image < images; image++) {
    const label = labels[image]!;
    if (Number.isInteger(label) && label >= 0 && label < classes) continue;
    throw new SpecError(
      `The label of image ${image} is ${quote(label)}; it must be a whole number, ` +
        `0 to ${classes - 1}.`,
    );
  }
}

/** How many rows of shares have their largest share at the right answer. */
export function countCorrect(shares: Float32Array, labels: ArrayLike<number>): number {
  const classes = shares.length / labels.length;
  let correct = 0;
  for (let row = 0; row < labels.length; row++) {
    if (answerOf(shares, row, classes) === labels[row]) correct++;
  }
  return correct;
}

/** The mean of the losses of a batch. */
export function meanOf(losses: Float32Array): number {
  let sum = 0;
  for (const loss of losses) sum += loss;
  return sum / losses.length;
}

/** The place of the largest number in a row of `classes`; the first of equals. */
export function answerOf(shares: Float32Array, row: number, classes: number): number {
  let answer = 0;
  for (let o = 1; o < classes; o++) {
    if (shares[row * classes + o]! > shares[row * classes + answer]!) answer = o;
  }
  return answer;
}
