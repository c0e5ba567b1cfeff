import { packedNetwork } from '#src/models.ts';

/** LeNet-5 as the book ships it. */
export const packed = packedNetwork('lenet-5-modern');
