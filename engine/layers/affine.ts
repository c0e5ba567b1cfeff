import { convolutions } from '../kernels/reference/conv.ts';
import { sizeOf } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';
import { below, weighed } from './terms.ts';
import { across, weightedBackward, weightedForward } from './weighted.ts';

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
  const channels = shape.at(-1)!;
  const places = sizeOf(shape) / channels;
  const pointwise = (images: number) => across(images * places, channels, channels, channels);
  return {
    shape,
    kernels: convolutions,
    weights: {
      kernel: { shape: [1, 1, 1, channels], start: 1 },
      bias: { shape: [channels], start: 0 },
    },
    rectifies: true,
    forward: (site) => weightedForward(pointwise(site.images), 1, site),
    backward: (site) => weightedBackward(pointwise(site.images), 1, site),
  };
}

/** Where its cells come from. */
export const affineSources: SourcesOf = () => (view) => {
  const { kernel, bias } = view.weights!;
  const c = view.cell.at(-1)!;
  const terms = [weighed(below(view), kernel!.data[c]!, [0, 0, 0, c])];
  return { rule: 'sum', terms, bias: bias!.data[c]! };
};
