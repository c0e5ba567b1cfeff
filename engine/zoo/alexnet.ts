import type { LayerSpec } from '../layers/index.ts';
import type { NetworkSpec } from '../plan.ts';
import { conv, dense } from './blocks.ts';

/**
 * AlexNet as published (Krizhevsky, Sutskever & Hinton 2012), on two processors: the groups are
 * what each could see. The paper says 224 pixels; its own sizes need 227. Its α of the response
 * normalisation is for a sum of squares; here it is for their mean over five.
 */
export const alexNet2012: NetworkSpec = {
  name: 'alexnet-2012',
  input: [227, 227, 3],
  layers: [
    ...conv('conv1', { filters: 96, kernel: 11, stride: 4 }),
    { name: 'lrn1', kind: 'lrn', size: 5, alpha: 5e-4, beta: 0.75, k: 2 },
    pool('pool1'),
    ...conv('conv2', { filters: 256, kernel: 5, padding: 2, groups: 2 }),
    { name: 'lrn2', kind: 'lrn', size: 5, alpha: 5e-4, beta: 0.75, k: 2 },
    pool('pool2'),
    ...conv('conv3', { filters: 384, kernel: 3, padding: 1 }),
    ...conv('conv4', { filters: 384, kernel: 3, padding: 1, groups: 2 }),
    ...conv('conv5', { filters: 256, kernel: 3, padding: 1, groups: 2 }),
    pool('pool5'),
    ...classifier(),
  ],
};

/** AlexNet as torchvision has it: one tower, no groups, no normalisation (Krizhevsky 2014). */
export const alexNet: NetworkSpec = {
  name: 'alexnet',
  input: [224, 224, 3],
  layers: [
    ...conv('conv1', { filters: 64, kernel: 11, stride: 4, padding: 2 }),
    pool('pool1'),
    ...conv('conv2', { filters: 192, kernel: 5, padding: 2 }),
    pool('pool2'),
    ...conv('conv3', { filters: 384, kernel: 3, padding: 1 }),
    ...conv('conv4', { filters: 256, kernel: 3, padding: 1 }),
    ...conv('conv5', { filters: 256, kernel: 3, padding: 1 }),
    pool('pool5'),
    ...classifier(),
  ],
};

/** Windows of three, two apart: they overlap. */
function pool(name: string): LayerSpec {
  return { name, kind: 'maxPool', window: 3, stride: 2 };
}

/** Three dense layers; half of what the first two read is dropped. */
function classifier(): LayerSpec[] {
  return [
    { name: 'flatten', kind: 'flatten' },
    { name: 'dropout6', kind: 'dropout', rate: 0.5 },
    ...dense('fc6', 4096),
    { name: 'dropout7', kind: 'dropout', rate: 0.5 },
    ...dense('fc7', 4096),
    { name: 'fc8', kind: 'dense', units: 1000 },
    { name: 'softmax', kind: 'softmax' },
  ];
}
