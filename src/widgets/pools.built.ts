import { buildNetwork, writeWeights } from '#engine/index.ts';
import { shippedNetwork } from '#src/models.ts';
import { packWeights } from '#src/packed-weights.ts';

const { spec, weights } = shippedNetwork();
const end = spec.layers.findIndex(({ name }) => name === 'pool2') + 1;
const layers = spec.layers.slice(0, end);
const { json, bytes } = writeWeights(
  buildNetwork(
    { name: 'tiny-cnn up to pool2', input: spec.input, layers },
    new Map([...weights].filter(([layer]) => layers.some(({ name }) => name === layer))),
  ),
);

/** `tiny-cnn` as far as its second pooling: a quarter of its weights, as text. */
export const packed = { json, weights: packWeights(bytes) };
