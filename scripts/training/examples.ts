import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readExamples } from '#engine/data/idx.ts';
import type { Examples } from '#engine/index.ts';

/** Where MNIST lies beside the project, if it is there. */
export const usualFolder = '../shared/data/mnist';

/** Of MNIST's 60,000 training images the first so many teach; the others only examine. */
export const TEACHING = 50_000;

/** MNIST's training file from a folder, gzip or plain; `null` if it is not there. */
export async function readMnist(folder: string): Promise<Examples | null> {
  const [images, labels] = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'].map((name) =>
    [`${name}.gz`, name].map((file) => join(folder, file)).find(existsSync),
  );
  if (!images || !labels) return null;
  return readExamples(await readFile(images), await readFile(labels));
}

/** The examples from place `from` up to but not with `to`; they share their pixels with the whole. */
export function part({ images, labels }: Examples, from: number, to: number): Examples {
  const [, ...shape] = images.shape;
  const size = shape.reduce((product, length) => product * length, 1);
  return {
    images: { shape: [to - from, ...shape], data: images.data.subarray(from * size, to * size) },
    labels: Array.prototype.slice.call(labels, from, to),
  };
}

/** All examples of several sets, one after the other. */
export function together(sets: readonly Examples[]): Examples {
  const count = sets.reduce((sum, { labels }) => sum + labels.length, 0);
  const [, ...shape] = sets[0]!.images.shape;
  const data = new Float32Array(sets.reduce((sum, { images }) => sum + images.data.length, 0));
  let start = 0;
  for (const { images } of sets) {
    data.set(images.data, start);
    start += images.data.length;
  }
  return {
    images: { shape: [count, ...shape], data },
    labels: sets.flatMap(({ labels }) => Array.from(labels)),
  };
}
