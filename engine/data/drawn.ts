import type { Examples } from '../examples.ts';
import { SIDE } from './centre.ts';
import { digit } from './handwriting.ts';
import type { Change } from './handwriting.ts';

/**
 * `count` drawn digits as examples, images `[count, 28, 28, 1]`, the labels 0 to 9 in turn. The
 * digit at place i is written with the seed `firstSeed` + i, so that ranges of seeds that do not
 * meet share no digit.
 */
export function drawnExamples(count: number, firstSeed: number, change?: Change): Examples {
  const data = new Float32Array(count * SIDE * SIDE);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    labels[i] = i % 10;
    data.set(digit(i % 10, firstSeed + i, change), i * SIDE * SIDE);
  }
  return { images: { shape: [count, SIDE, SIDE, 1], data }, labels };
}
