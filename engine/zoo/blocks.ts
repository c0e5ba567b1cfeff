import type { LayerSpec } from '../layers/index.ts';
import type { ConvSpec } from '../layers/conv.ts';

/** What is said of a convolution besides its name and kind. */
export type ConvOptions = Omit<ConvSpec, 'name' | 'kind'>;

/** What may follow a convolution: nothing, a ReLU or a SiLU. */
export type Curve = 'relu' | 'silu' | 'none';

/** A convolution `conv` and what follows it, `conv.relu`. */
export function conv(name: string, options: ConvOptions, curve: Curve = 'relu'): LayerSpec[] {
  return [{ name, kind: 'conv', ...options }, ...curved(name, curve)];
}

/** A convolution `conv` without bias, its batch norm `conv.norm` and what follows, `conv.relu`. */
export function normed(name: string, options: ConvOptions, curve: Curve = 'relu'): LayerSpec[] {
  return [
    { name, kind: 'conv', bias: false, ...options },
    { name: `${name}.norm`, kind: 'batchNorm' },
    ...curved(name, curve),
  ];
}

/** A dense layer `fc` and its ReLU, `fc.relu`. */
export function dense(name: string, units: number): LayerSpec[] {
  return [{ name, kind: 'dense', units }, ...curved(name, 'relu')];
}

function curved(name: string, curve: Curve): LayerSpec[] {
  return curve === 'none' ? [] : [{ name: `${name}.${curve}`, kind: curve }];
}
