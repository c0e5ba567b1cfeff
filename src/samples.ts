import { samples } from '#engine/data/samples.ts';

/** A digit of the book's own handwriting: 28×28 numbers, 0 paper … 1 ink. */
export interface Sample {
  readonly label: number;
  readonly pixels: Float32Array;
}

/** The book's ten digits as text for the page: their greys, a byte a pixel, in base 64. */
export const packedSamples = (): string =>
  btoa(
    samples()
      .map(({ pixels }) => String.fromCharCode(...pixels.map((ink) => Math.round(255 * ink))))
      .join(''),
  );

/** The ten digits out of that text, bit for bit as they were written. */
export function unpackSamples(packed: string): readonly Sample[] {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return Array.from({ length: bytes.length / 784 }, (_, label) => ({
    label,
    pixels: Float32Array.from(bytes.subarray(784 * label, 784 * (label + 1)), (grey) => grey / 255),
  }));
}
