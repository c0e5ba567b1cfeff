import { SpecError, quote } from './errors.ts';
import type { Trace } from './forward.ts';
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
  const gradient = { shape, data: new Float32Array(data.length) };
  return { ...lossOf(data, labels, shape.at(-1)!, gradient.data), gradient, at };
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

/** Loss and correct answers for rows of shares; the gradient, where wanted, is overwritten. */
export function lossOf(
  shares: Float32Array,
  labels: ArrayLike<number>,
  classes: number,
  gradient?: Float32Array,
): { loss: number; correct: number } {
  const images = shares.length / classes;
  if (labels.length !== images) {
    throw new SpecError(`There are ${images} images, but ${labels.length} labels.`);
  }
  let loss = 0;
  let correct = 0;
  for (let image = 0; image < images; image++) {
    const label = labels[image]!;
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new SpecError(
        `The label of image ${image} is ${quote(label)}; it must be a whole number, ` +
          `0 to ${classes - 1}.`,
      );
    }
    const start = image * classes;
    // Reported, never fed back: what is learnt does not depend on the last bit of Math.log.
    loss -= Math.log(Math.max(shares[start + label]!, SMALLEST));
    if (answerOf(shares, image, classes) === label) correct++;
    if (!gradient) continue;
    for (let o = 0; o < classes; o++) {
      gradient[start + o] = (shares[start + o]! - (o === label ? 1 : 0)) / images;
    }
  }
  return { loss: loss / images, correct };
}

/** The place of the largest number in a row of `classes`; the first of equals. */
export function answerOf(shares: Float32Array, row: number, classes: number): number {
  let answer = 0;
  for (let o = 1; o < classes; o++) {
    if (shares[row * classes + o]! > shares[row * classes + answer]!) answer = o;
  }
  return answer;
}

const SMALLEST = 2 ** -126;
