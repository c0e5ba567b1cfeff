import type { LayerSpec } from '../layers/index.ts';
import type { NetworkSpec } from '../plan.ts';
import { conv, dense } from './blocks.ts';

/** Filters of each 3×3 convolution, stage by stage; a max pool ends every stage. */
const STAGES = [
  [64, 64],
  [128, 128],
  [256, 256, 256],
  [512, 512, 512],
  [512, 512, 512],
];

/** VGG-16 (Simonyan & Zisserman 2015, configuration D): 138,357,544 parameters. */
export const vgg16: NetworkSpec = {
  name: 'vgg-16',
  input: [224, 224, 3],
  layers: [
    ...STAGES.flatMap((stage, i): LayerSpec[] => [
      ...stage.flatMap((filters, j) =>
        conv(`conv${i + 1}_${j + 1}`, { filters, kernel: 3, padding: 1 }),
      ),
      { name: `pool${i + 1}`, kind: 'maxPool' },
    ]),
    { name: 'flatten', kind: 'flatten' },
    ...dense('fc6', 4096),
    { name: 'dropout6', kind: 'dropout', rate: 0.5 },
    ...dense('fc7', 4096),
    { name: 'dropout7', kind: 'dropout', rate: 0.5 },
    { name: 'fc8', kind: 'dense', units: 1000 },
    { name: 'softmax', kind: 'softmax' },
  ],
};
