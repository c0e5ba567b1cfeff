import { bytesFrom64 } from './base64.ts';

/** A digit of the book's own handwriting: 28×28 numbers, 0 paper … 1 ink. */
export interface Sample {
  readonly label: number;
  readonly pixels: Float32Array;
}

/** The ten digits out of that text, bit for bit as they were written. */
export function unpackSamples(packed: string): readonly Sample[] {
  const bytes = bytesFrom64(packed);
  return Array.from({ length: bytes.length / 784 }, (_, label) => ({
    label,
    pixels: Float32Array.from(bytes.subarray(784 * label, 784 * (label + 1)), (grey) => grey / 255),
  }));
}
