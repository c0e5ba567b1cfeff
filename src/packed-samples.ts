import { samples } from '#engine/data/samples.ts';

/** The book's ten digits as text for the page: their greys, a byte a pixel, in base 64. */
export const packedSamples = (): string =>
  btoa(
    samples()
      .map(({ pixels }) => String.fromCharCode(...pixels.map((ink) => Math.round(255 * ink))))
      .join(''),
  );
