import { packedNetwork } from '#src/models.ts';

/** `tiny-cnn` as the book ships it. */
export const packed = packedNetwork('tiny-cnn');
