import { buildNetwork, tensor, type Network, type Tensor } from '#engine/index.ts';
import { unpackWeights } from '#src/packed-weights.ts';
import { firstLayer } from './first-layer.built.ts';

let network: Network | undefined;

/** The first layer of the trained `tiny-cnn`, its eight filters, out of the script itself. */
export function inlineFirstLayer(): Network {
  const { spec, kernel, bias } = firstLayer;
  const conv1 = { kernel: unpacked(kernel), bias: unpacked(bias) };
  network ??= buildNetwork(spec, new Map([['conv1', conv1]]));
  return network;
}

const unpacked = ({ shape, data }: (typeof firstLayer)['kernel']): Tensor =>
  tensor(shape, new Float32Array(unpackWeights(data).buffer));
