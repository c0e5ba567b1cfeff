import { shippedNetwork } from '#src/models.ts';

const { spec, weights } = shippedNetwork();
const { kernel, bias } = weights.get('conv1')!;

/** `conv1` of `tiny-cnn` by itself: its network, and its eighty numbers. */
export const firstLayer = {
  spec: { name: 'first-layer', input: spec.input, layers: spec.layers.slice(0, 1) },
  kernel: { shape: kernel!.shape, data: [...kernel!.data] },
  bias: { shape: bias!.shape, data: [...bias!.data] },
};
