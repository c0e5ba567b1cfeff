import { packedNetwork } from '#src/models.ts';

/** `conv1` of `tiny-cnn` by itself, eighty numbers. */
export const packed = packedNetwork('tiny-cnn', 'conv1');
