import { packedSamples } from '#src/packed-samples.ts';

/** The book's ten digits as text: 2 kB of pixels instead of the pens that draw them. */
export const packed = packedSamples();
