import type { LayerSpec } from '../layers/index.ts';
import type { NetworkSpec } from '../plan.ts';
import { conv, dense, normed } from './blocks.ts';
import type { ConvOptions } from './blocks.ts';

/**
 * What each of the nine inception modules reads, and its filters (Szegedy et al. 2014, table 1):
 * 1×1; before 3×3 and 3×3; before 5×5 and 5×5; behind the pool.
 */
const MODULES = {
  '3a': ['pool2', 64, 96, 128, 16, 32, 32],
  '3b': ['inception3a.stack', 128, 128, 192, 32, 96, 64],
  '4a': ['pool3', 192, 96, 208, 16, 48, 64],
  '4b': ['inception4a.stack', 160, 112, 224, 24, 64, 64],
  '4c': ['inception4b.stack', 128, 128, 256, 24, 64, 64],
  '4d': ['inception4c.stack', 112, 144, 288, 32, 64, 64],
  '4e': ['inception4d.stack', 256, 160, 320, 32, 128, 128],
  '5a': ['pool4', 256, 160, 320, 32, 128, 128],
  '5b': ['inception5a.stack', 384, 192, 384, 48, 128, 128],
} as const;

/** In what the published network and torchvision's differ. */
interface Edition {
  /** A convolution and what follows it: its ReLU, or batch norm and ReLU. */
  readonly conv: (name: string, options: ConvOptions) => LayerSpec[];
  /** Local response normalisation around the second convolution. */
  readonly lrn: boolean;
  /** Side of the kernel in the third branch, and of the window of the last pool. */
  readonly third: 3 | 5;
  readonly lastPool: 2 | 3;
  /** Share dropped in the auxiliary classifiers, and before the last layer. */
  readonly dropout: readonly [auxiliary: number, main: number];
}

/** Biases and no batch norm, a true 5×5 branch (Szegedy et al. 2014). */
const published: Edition = { conv, lrn: true, third: 5, lastPool: 3, dropout: [0.7, 0.4] };

/** Batch norm, and 3×3 kernels in the 5×5 branch: a slip that trained weights now depend on. */
const torchvision: Edition = {
  conv: normed,
  lrn: false,
  third: 3,
  lastPool: 2,
  dropout: [0.7, 0.2],
};

/** GoogLeNet as published. */
export const googLeNet2014 = googLeNet('googlenet-2014', published, false);

/** And with the two auxiliary classifiers that help it to learn; the answer is the last softmax. */
export const googLeNet2014Aux = googLeNet('googlenet-2014-aux', published, true);

/** GoogLeNet as torchvision has it, and with its auxiliary classifiers. */
export const googLeNetTorch = googLeNet('googlenet', torchvision, false);
export const googLeNetTorchAux = googLeNet('googlenet-aux', torchvision, true);

function googLeNet(name: string, edition: Edition, auxiliary: boolean): NetworkSpec {
  const module = (id: keyof typeof MODULES): LayerSpec[] => inception(id, edition);
  const lrn = (name: string): LayerSpec[] => (edition.lrn ? [{ name, kind: 'lrn' }] : []);
  const aside = (head: string, from: string): LayerSpec[] =>
    auxiliary ? classifier(head, from, edition) : [];
  return {
    name,
    input: [224, 224, 3],
    layers: [
      ...edition.conv('conv1', { filters: 64, kernel: 7, stride: 2, padding: 3 }),
      pool('pool1', 3),
      ...lrn('lrn1'),
      ...edition.conv('reduce2', { filters: 64, kernel: 1 }),
      ...edition.conv('conv2', { filters: 192, kernel: 3, padding: 1 }),
      ...lrn('lrn2'),
      pool('pool2', 3),
      ...module('3a'),
      ...module('3b'),
      pool('pool3', 3),
      ...module('4a'),
      ...aside('aux1', 'inception4a.stack'),
      ...module('4b'),
      ...module('4c'),
      ...module('4d'),
      ...aside('aux2', 'inception4d.stack'),
      ...module('4e'),
      pool('pool4', edition.lastPool),
      ...module('5a'),
      ...module('5b'),
      { name: 'gap', kind: 'globalAvgPool' },
      { name: 'dropout', kind: 'dropout', rate: edition.dropout[1] },
      { name: 'fc', kind: 'dense', units: 1000 },
      { name: 'softmax', kind: 'softmax' },
    ],
  };
}

/** Four views of the same maps side by side, each no deeper than it must be. */
function inception(id: keyof typeof MODULES, { conv, third }: Edition): LayerSpec[] {
  const name = `inception${id}`;
  const [reads, narrow, reduce2, wide, reduce3, wider, pooled] = MODULES[id];
  const below = [reads];
  return [
    ...conv(`${name}.branch1`, { from: below, filters: narrow, kernel: 1 }),
    ...conv(`${name}.reduce2`, { from: below, filters: reduce2, kernel: 1 }),
    ...conv(`${name}.branch2`, { filters: wide, kernel: 3, padding: 1 }),
    ...conv(`${name}.reduce3`, { from: below, filters: reduce3, kernel: 1 }),
    ...conv(`${name}.branch3`, { filters: wider, kernel: third, padding: (third - 1) / 2 }),
    { name: `${name}.pool`, kind: 'maxPool', from: below, window: 3, stride: 1, padding: 1 },
    ...conv(`${name}.branch4`, { filters: pooled, kernel: 1 }),
    {
      name: `${name}.stack`,
      kind: 'concat',
      from: [1, 2, 3, 4].map((branch) => `${name}.branch${branch}.relu`),
    },
  ];
}

/** Windows of `window`, two apart; those of three hang over at the bottom and on the right. */
function pool(name: string, window: 2 | 3): LayerSpec {
  const over = window - 2;
  return { name, kind: 'maxPool', window, stride: 2, padding: [0, over, over, 0] };
}

/** An auxiliary classifier. Its mean is over 5×5 cells, three apart, as published. */
function classifier(name: string, from: string, { conv, dropout }: Edition): LayerSpec[] {
  return [
    { name: `${name}.pool`, kind: 'avgPool', from: [from], window: 5, stride: 3 },
    ...conv(`${name}.conv`, { filters: 128, kernel: 1 }),
    { name: `${name}.flatten`, kind: 'flatten' },
    ...dense(`${name}.fc1`, 1024),
    { name: `${name}.dropout`, kind: 'dropout', rate: dropout[0] },
    { name: `${name}.fc2`, kind: 'dense', units: 1000 },
    { name: `${name}.softmax`, kind: 'softmax' },
  ];
}
