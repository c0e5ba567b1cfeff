import type { NetworkSpec } from '../plan.ts';

/** The book's own network for digits: 5,258 parameters, 192,064 multiply-adds. */
export const tinyCnn = {
  name: 'tiny-cnn',
  input: [28, 28, 1],
  layers: [
    { name: 'conv1', kind: 'conv', filters: 8, kernel: 3 },
    { name: 'relu1', kind: 'relu' },
    { name: 'pool1', kind: 'maxPool', window: 2 },
    { name: 'conv2', kind: 'conv', filters: 16, kernel: 3 },
    { name: 'relu2', kind: 'relu' },
    { name: 'pool2', kind: 'maxPool', window: 2 },
    { name: 'flatten', kind: 'flatten' },
    { name: 'dense', kind: 'dense', units: 10 },
    { name: 'softmax', kind: 'softmax' },
  ],
} as const satisfies NetworkSpec;
