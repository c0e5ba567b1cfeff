import { convolutions } from '../kernels/reference/conv.ts';
import type { Convolution } from '../kernels/calls.ts';
import { sizeOf } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { Layer } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';
import { weightedBackward, weightedForward } from './weighted.ts';

/** Each channel times a gain of its own, plus a bias of its own; both are learnt. */
export interface AffineSpec {
  readonly name: string;
  readonly kind: 'affine';
  readonly from?: readonly string[];
}

/**
 * The `affine` layer: the trainable half of LeNet-5's subsampling (LeCun et al. 1998). It is a 1×1
 * depthwise convolution, but nothing is summed: its multiplications count as no multiply-adds.
 */
export function affine(options: Options, inputs: readonly Shape[]): Layer {
  const shape = oneInput(options, inputs);
  options.noOthers();
  const channels = shape.at(-1)!;
  const places = sizeOf(shape) / channels;
  return {
    shape,
    kernels: convolutions,
    weights: {
      kernel: { shape: [1, 1, 1, channels], start: 1 },
      bias: { shape: [channels], start: 0 },
    },
    rectifies: true,
    forward: (site) => weightedForward(asConvolution(site.images * places, channels), 1, site),
    backward: (site) => weightedBackward(asConvolution(site.images * places, channels), 1, site),
    sources({ cell, offset, inputs, weights }) {
      const c = cell.at(-1)!;
      const { name, data } = inputs[0]!;
      const value = data[offset]!;
      const weight = weights!.kernel!.data[c]!;
      const product = value * weight;
      const term = { from: name, cell, value, weight, weightAt: [0, 0, 0, c], product };
      return { rule: 'sum', terms: [term], bias: weights!.bias!.data[c]! };
    },
  };
}

/** All places of all images side by side, as a picture one row high. */
function asConvolution(columns: number, channels: number): Convolution {
  return {
    input: [1, columns, channels],
    rows: 1,
    columns,
    size: [1, 1],
    stride: [1, 1],
    padding: [0, 0, 0, 0],
    dilation: [1, 1],
    filters: channels,
    groups: channels,
  };
}
