import { packedNetwork } from '#src/models.ts';

/** `tiny-cnn` as far as its second pooling: a quarter of its weights. */
export const packed = packedNetwork('tiny-cnn', 'pool2');
