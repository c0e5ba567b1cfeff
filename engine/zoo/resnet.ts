import type { LayerSpec } from '../layers/index.ts';
import type { NetworkSpec } from '../plan.ts';
import { normed } from './blocks.ts';

/**
 * Two 3×3 convolutions; or a 1×1, a 3×3 and a 1×1 that is four times as deep. A bottleneck
 * halves its maps in the first 1×1 (`bottleneck-2015`) or in the 3×3 (`bottleneck`).
 */
type Block = 'basic' | 'bottleneck' | 'bottleneck-2015';

/** The ResNets (He, Zhang, Ren & Sun 2015, table 1), with the bottleneck's stride as torchvision has it. */
export const resNet18 = resNet('resnet-18', [2, 2, 2, 2], 'basic');
export const resNet34 = resNet('resnet-34', [3, 4, 6, 3], 'basic');
export const resNet50 = resNet('resnet-50', [3, 4, 6, 3], 'bottleneck');
export const resNet101 = resNet('resnet-101', [3, 4, 23, 3], 'bottleneck');
export const resNet152 = resNet('resnet-152', [3, 8, 36, 3], 'bottleneck');

/** ResNet-50 with its strides where the paper has them: the "3.8 billion" multiply-adds. */
export const resNet50Of2015 = resNet('resnet-50-2015', [3, 4, 6, 3], 'bottleneck-2015');

/** Four stages of so many blocks; blocks are called as in the paper, conv2_1 to conv5_3. */
function resNet(name: string, stages: readonly number[], kind: Block): NetworkSpec {
  const layers: LayerSpec[] = [
    ...normed('conv1', { filters: 64, kernel: 7, stride: 2, padding: 3 }),
    { name: 'pool1', kind: 'maxPool', window: 3, stride: 2, padding: 1 },
  ];
  let depth = 64;
  stages.forEach((count, i) => {
    const width = 64 * 2 ** i;
    for (let j = 0; j < count; j++) {
      const stride = i > 0 && j === 0 ? 2 : 1;
      const from = layers.at(-1)!.name;
      layers.push(...block(`conv${i + 2}_${j + 1}`, { from, depth, width, stride, kind }));
      depth = kind === 'basic' ? width : 4 * width;
    }
  });
  return {
    name,
    input: [224, 224, 3],
    layers: [
      ...layers,
      { name: 'gap', kind: 'globalAvgPool' },
      { name: 'fc', kind: 'dense', units: 1000 },
      { name: 'softmax', kind: 'softmax' },
    ],
  };
}

/** Where a block stands: what it reads, how deep that is, and how wide and strided it is itself. */
interface Place {
  readonly from: string;
  readonly depth: number;
  readonly width: number;
  readonly stride: number;
  readonly kind: Block;
}

/** What the convolutions make of the maps, added to the maps; a 1×1 fits those if shapes differ. */
function block(name: string, place: Place): LayerSpec[] {
  const { from, depth, width, stride, kind } = place;
  const filters = kind === 'basic' ? width : 4 * width;
  const residual = kind === 'basic' ? basic(name, place) : bottleneck(name, place);
  const fits = stride === 1 && depth === filters;
  const shortcut = { from: [from], filters, kernel: 1, stride };
  const added = [residual.at(-1)!.name, fits ? from : `${name}.shortcut.norm`];
  return [
    ...residual,
    ...(fits ? [] : normed(`${name}.shortcut`, shortcut, 'none')),
    { name: `${name}.add`, kind: 'add', from: added },
    { name: `${name}.add.relu`, kind: 'relu' },
  ];
}

function basic(name: string, { from, width: filters, stride }: Place): LayerSpec[] {
  return [
    ...normed(`${name}.conv1`, { from: [from], filters, kernel: 3, stride, padding: 1 }),
    ...normed(`${name}.conv2`, { filters, kernel: 3, padding: 1 }, 'none'),
  ];
}

function bottleneck(name: string, { from, width: filters, stride, kind }: Place): LayerSpec[] {
  const [first, second] = kind === 'bottleneck-2015' ? [stride, 1] : [1, stride];
  return [
    ...normed(`${name}.conv1`, { from: [from], filters, kernel: 1, stride: first }),
    ...normed(`${name}.conv2`, { filters, kernel: 3, stride: second, padding: 1 }),
    ...normed(`${name}.conv3`, { filters: 4 * filters, kernel: 1 }, 'none'),
  ];
}
