import type { LayerSpec, NetworkSpec } from '#engine/index.ts';

/** Two dense layers on a picture that lies in a line. */
export const fullyConnected = {
  name: '784-128-10',
  input: [784],
  layers: [
    { name: 'dense1', kind: 'dense', units: 128 },
    { name: 'relu1', kind: 'relu' },
    { name: 'dense2', kind: 'dense', units: 10 },
    { name: 'softmax', kind: 'softmax' },
  ],
} as const satisfies NetworkSpec;

const BLOCKS = 9;

/** A residual network of nine blocks on maps of 14×14×16 (He et al. 2015, in small). */
export const residual: NetworkSpec = {
  name: 'residual-9',
  input: [28, 28, 1],
  layers: [
    { ...conv('conv1'), bias: true },
    { name: 'relu1', kind: 'relu' },
    { ...conv('conv2'), stride: 2, bias: true },
    { name: 'relu2', kind: 'relu' },
    ...Array.from({ length: BLOCKS }, (_, b) =>
      block(`block${b + 1}`, b ? `block${b}` : 'relu2'),
    ).flat(),
    { name: 'mean', kind: 'globalAvgPool' },
    { name: 'dense', kind: 'dense', units: 10 },
    { name: 'softmax', kind: 'softmax' },
  ],
};

/** conv, norm, relu, conv, norm, plus what came in, relu; the block’s name is its last layer’s. */
function block(name: string, from: string): LayerSpec[] {
  return [
    { ...conv(`${name}-conv1`), from: [from] },
    norm(`${name}-norm1`),
    { name: `${name}-relu`, kind: 'relu' },
    conv(`${name}-conv2`),
    norm(`${name}-norm2`),
    { name: `${name}-sum`, kind: 'add', from: [`${name}-norm2`, from] },
    { name, kind: 'relu' },
  ];
}

function conv(name: string) {
  return { name, kind: 'conv', filters: 16, kernel: 3, padding: 1, bias: false } as const;
}

function norm(name: string): LayerSpec {
  return { name, kind: 'batchNorm' };
}
