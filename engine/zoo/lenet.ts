import type { LayerSpec } from '../layers/index.ts';
import type { NetworkSpec } from '../plan.ts';
import { conv, dense } from './blocks.ts';

/** Which maps of S2 each map of C3 reads: threes, fours and one six (LeCun et al. 1998, table I). */
const C3_READS = [
  [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [4, 5, 0], [5, 0, 1],
  [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [3, 4, 5, 0], [4, 5, 0, 1], [5, 0, 1, 2],
  [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5],
  [0, 1, 2, 3, 4, 5],
]; // prettier-ignore

/**
 * LeNet-5 as published (LeCun, Bottou, Bengio & Haffner 1998): 60,000 parameters. Its subsampling
 * layers have a gain and a bias for each map; its output is the distance to ten fixed drawings.
 */
export const leNet5: NetworkSpec = {
  name: 'lenet-5',
  input: [32, 32, 1],
  layers: [
    { name: 'C1', kind: 'conv', filters: 6, kernel: 5 },
    squashed('C1'),
    ...subsampled('S2'),
    { name: 'C3', kind: 'conv', filters: 16, kernel: 5, connections: C3_READS },
    squashed('C3'),
    ...subsampled('S4'),
    { name: 'C5', kind: 'conv', filters: 120, kernel: 5 },
    squashed('C5'),
    { name: 'flatten', kind: 'flatten' },
    { name: 'F6', kind: 'dense', units: 84 },
    squashed('F6'),
    { name: 'output', kind: 'rbf', units: 10 },
  ],
};

/** A mean over two by two cells, a gain and a bias for each map, and the squashing function. */
function subsampled(name: string): LayerSpec[] {
  return [
    { name: `${name}.mean`, kind: 'avgPool', window: 2 },
    { name: `${name}.gain`, kind: 'affine' },
    squashed(name),
  ];
}

/** 1.7159 tanh(⅔ x): it maps 1 to 1 (appendix A of the paper). */
function squashed(name: string): LayerSpec {
  return { name: `${name}.tanh`, kind: 'tanh', amplitude: 1.7159, slope: 2 / 3 };
}

/** LeNet-5 as it is taught: max pools, ReLUs, every map of the second convolution reads all. */
export const leNet5Modern: NetworkSpec = {
  name: 'lenet-5-modern',
  input: [32, 32, 1],
  layers: [
    ...conv('conv1', { filters: 6, kernel: 5 }),
    { name: 'pool1', kind: 'maxPool' },
    ...conv('conv2', { filters: 16, kernel: 5 }),
    { name: 'pool2', kind: 'maxPool' },
    { name: 'flatten', kind: 'flatten' },
    ...dense('fc1', 120),
    ...dense('fc2', 84),
    { name: 'fc3', kind: 'dense', units: 10 },
    { name: 'softmax', kind: 'softmax' },
  ],
};
