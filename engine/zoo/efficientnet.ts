import type { LayerSpec } from '../layers/index.ts';
import type { NetworkSpec } from '../plan.ts';
import { normed } from './blocks.ts';

/** A row of the table: how far its blocks expand the maps, how deep they leave them, and so on. */
interface Stage {
  readonly expand: number;
  readonly depth: number;
  readonly blocks: number;
  /** Of the first block; the others have 1. */
  readonly stride: number;
  readonly kernel: number;
}

/** The seven stages of MBConv blocks (Tan & Le 2019, table 1). */
const STAGES: readonly Stage[] = [
  { expand: 1, depth: 16, blocks: 1, stride: 1, kernel: 3 },
  { expand: 6, depth: 24, blocks: 2, stride: 2, kernel: 3 },
  { expand: 6, depth: 40, blocks: 2, stride: 2, kernel: 5 },
  { expand: 6, depth: 80, blocks: 3, stride: 2, kernel: 3 },
  { expand: 6, depth: 112, blocks: 3, stride: 1, kernel: 5 },
  { expand: 6, depth: 192, blocks: 4, stride: 2, kernel: 5 },
  { expand: 6, depth: 320, blocks: 1, stride: 1, kernel: 3 },
];

/**
 * EfficientNet-B0 (Tan & Le 2019) as torchvision has it: 5,288,548 parameters. What it drops of
 * whole blocks while it learns (stochastic depth) is not in it.
 */
export const efficientNetB0: NetworkSpec = {
  name: 'efficientnet-b0',
  input: [224, 224, 3],
  layers: [
    ...normed('stem', { filters: 32, kernel: 3, stride: 2, padding: 1 }, 'silu'),
    ...body(),
    ...normed('head', { filters: 1280, kernel: 1 }, 'silu'),
    { name: 'gap', kind: 'globalAvgPool' },
    { name: 'dropout', kind: 'dropout', rate: 0.2 },
    { name: 'fc', kind: 'dense', units: 1000 },
    { name: 'softmax', kind: 'softmax' },
  ],
};

/** Sixteen blocks, mb1 to mb16. */
function body(): LayerSpec[] {
  const layers: LayerSpec[] = [];
  let below = { name: 'stem.silu', depth: 32 };
  for (const stage of STAGES) {
    for (let j = 0; j < stage.blocks; j++) {
      const number = layers.filter(({ name }) => name.endsWith('.dw')).length + 1;
      const stride = j === 0 ? stage.stride : 1;
      layers.push(...mbConv(`mb${number}`, below, { ...stage, stride }));
      below = { name: layers.at(-1)!.name, depth: stage.depth };
    }
  }
  return layers;
}

/**
 * A mobile inverted bottleneck (Sandler et al. 2018): wide, depthwise, squeeze-and-excitation,
 * narrow again; added to what it reads if the shapes are equal.
 */
function mbConv(
  name: string,
  below: { readonly name: string; readonly depth: number },
  { expand, depth, stride, kernel }: Stage,
): LayerSpec[] {
  const wide = below.depth * expand;
  const from = { from: [below.name] };
  const depthwise = { filters: wide, kernel, stride, padding: (kernel - 1) / 2, groups: wide };
  const added = stride === 1 && depth === below.depth;
  return [
    ...(expand > 1 ? normed(`${name}.expand`, { ...from, filters: wide, kernel: 1 }, 'silu') : []),
    ...normed(`${name}.dw`, expand > 1 ? depthwise : { ...from, ...depthwise }, 'silu'),
    ...squeezeAndExcitation(`${name}.se`, `${name}.dw.silu`, wide, below.depth / 4),
    ...normed(`${name}.project`, { filters: depth, kernel: 1 }, 'none'),
    ...(added
      ? [
          {
            name: `${name}.add`,
            kind: 'add' as const,
            from: [`${name}.project.norm`, below.name],
          },
        ]
      : []),
  ];
}

/** One number for each map, found by looking at all maps, says how much of it goes on. */
function squeezeAndExcitation(
  name: string,
  from: string,
  depth: number,
  squeezed: number,
): LayerSpec[] {
  return [
    { name: `${name}.mean`, kind: 'globalAvgPool' },
    { name: `${name}.squeeze`, kind: 'dense', units: squeezed },
    { name: `${name}.silu`, kind: 'silu' },
    { name: `${name}.excite`, kind: 'dense', units: depth },
    { name: `${name}.gate`, kind: 'sigmoid' },
    { name: `${name}.mul`, kind: 'mul', from: [from, `${name}.gate`] },
  ];
}
