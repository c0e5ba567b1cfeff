import type { Tensor } from '#engine/index.ts';
import { shippedNetwork } from '#src/models.ts';
import { packWeights } from '#src/packed-weights.ts';

const { spec, weights } = shippedNetwork();
const { kernel, bias } = weights.get('conv1')!;

const packed = ({ shape, data }: Tensor) => ({
  shape,
  data: packWeights(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
});

/** `conv1` of `tiny-cnn` by itself: its network, and its eighty numbers as text. */
export const firstLayer = {
  spec: { name: 'first-layer', input: spec.input, layers: spec.layers.slice(0, 1) },
  kernel: packed(kernel!),
  bias: packed(bias!),
};
