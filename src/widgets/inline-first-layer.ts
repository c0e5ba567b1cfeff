import { buildNetwork, tensor, type Network } from '#engine/index.ts';
import { firstLayer } from './first-layer.built.ts';

let network: Network | undefined;

/** The first layer of the trained `tiny-cnn`, its eight filters, out of the script itself. */
export function inlineFirstLayer(): Network {
  const { spec, kernel, bias } = firstLayer;
  network ??= buildNetwork(
    spec,
    new Map([
      [
        'conv1',
        {
          kernel: tensor(kernel.shape, kernel.data),
          bias: tensor(bias.shape, bias.data),
        },
      ],
    ]),
  );
  return network;
}
