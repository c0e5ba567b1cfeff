import { writeWeights } from '#engine/index.ts';
import { shippedNetwork } from '#src/models.ts';
import { packWeights } from '#src/packed-weights.ts';

const { json, bytes } = writeWeights(shippedNetwork());

/** `tiny-cnn` as the book ships it: its description, and its weights as text. */
export const packed = { json, weights: packWeights(bytes) };
