import type { NetworkSpec } from '../plan.ts';
import { conv, dense, normed } from './blocks.ts';

/** The network of many Keras tutorials for small colour pictures: 122,570 parameters. */
export const smallCifarKeras: NetworkSpec = {
  name: 'small-cifar-keras',
  input: [32, 32, 3],
  layers: [
    ...conv('conv1', { filters: 32, kernel: 3 }),
    { name: 'pool1', kind: 'maxPool' },
    ...conv('conv2', { filters: 64, kernel: 3 }),
    { name: 'pool2', kind: 'maxPool' },
    ...conv('conv3', { filters: 64, kernel: 3 }),
    { name: 'flatten', kind: 'flatten' },
    ...dense('fc1', 64),
    { name: 'fc2', kind: 'dense', units: 10 },
    { name: 'softmax', kind: 'softmax' },
  ],
};

/** A typical one in PyTorch: padding, batch norm, and biases all the same; 620,810 parameters. */
export const smallCifarPytorch: NetworkSpec = {
  name: 'small-cifar-pytorch',
  input: [32, 32, 3],
  layers: [
    ...normed('conv1', { filters: 32, kernel: 3, padding: 1, bias: true }),
    { name: 'pool1', kind: 'maxPool' },
    ...normed('conv2', { filters: 64, kernel: 3, padding: 1, bias: true }),
    { name: 'pool2', kind: 'maxPool' },
    ...normed('conv3', { filters: 128, kernel: 3, padding: 1, bias: true }),
    { name: 'pool3', kind: 'avgPool' },
    { name: 'flatten', kind: 'flatten' },
    ...dense('fc1', 256),
    { name: 'fc2', kind: 'dense', units: 10 },
    { name: 'softmax', kind: 'softmax' },
  ],
};
