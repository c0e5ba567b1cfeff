import { batchNorms } from '../kernels/reference/batch-norm.ts';
import { sizeOf } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { BackwardSite, KernelCall, Layer, Site, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';
import { below, weighed } from './terms.ts';

/** Brings every channel to mean 0 and variance 1, then scales and shifts it. */
export interface BatchNormSpec {
  readonly name: string;
  readonly kind: 'batchNorm';
  readonly from?: readonly string[];
  /** Added to the variance, so that nothing is divided by zero; default 1e-5. */
  readonly epsilon?: number;
  /** The share of the running statistics that each batch replaces; default 0.1. */
  readonly momentum?: number;
}

/** The settings of one such layer. */
interface Norm {
  readonly shape: Shape;
  readonly channels: number;
  readonly epsilon: number;
  readonly momentum: number;
}

/**
 * The `batchNorm` layer (Ioffe & Szegedy 2015), with PyTorch's conventions. A network that learns
 * takes mean and variance from the batch, over its images and all places, and keeps running ones
 * (the variance over n − 1); a network at rest uses those. A batch with one number a channel has
 * variance 0. It remembers mean and 1 / √(variance + ε) of each channel.
 */
export function batchNorm(options: Options, inputs: readonly Shape[]): Layer {
  const shape = oneInput(options, inputs);
  const epsilon = options.positive('epsilon', 1e-5);
  const momentum = options.share('momentum', 0.1);
  const channels = shape.at(-1)!;
  const norm = { shape, channels, epsilon, momentum };
  return {
    shape,
    kernels: batchNorms,
    weights: {
      scale: { shape: [channels], start: 1 },
      shift: { shape: [channels], start: 0 },
      mean: { shape: [channels], start: 0, learnt: false },
      variance: { shape: [channels], start: 1, learnt: false, least: 0 },
    },
    remembers: { perBatch: 2 * channels },
    rectifies: true,
    forward: (site) => forward(norm, site),
    backward: (site) => backward(norm, site),
  };
}

function forward(
  { shape, channels, epsilon, momentum }: Norm,
  { images, mode, inputs: [input], output, weights, memory: statistics, rectified }: Site,
): KernelCall[] {
  const given = mode === 'rest';
  const { scale, shift, mean, variance } = weights;
  const norm: KernelCall = {
    kernel: 'batchNorm',
    channels,
    epsilon,
    rectified,
    given,
    reads: { input: input!, scale: scale!, shift: shift!, ...(given && { mean, variance }) },
    writes: { output, statistics },
  };
  if (mode !== 'learn') return [norm];
  const count = (images * sizeOf(shape)) / channels;
  const writes = { mean: mean!, variance: variance! };
  const reads = { statistics };
  return [norm, { kernel: 'runningStatistics', epsilon, momentum, count, reads, writes }];
}

function backward({ channels }: Norm, site: BackwardSite): KernelCall[] {
  const { mode, inputs, weights, memory, outputGradient, weightGradients } = site;
  const [inputGradient] = site.inputGradients;
  const [input, scale] = [inputs[0]!, weights.scale!];
  return [
    {
      kernel: 'batchNormGradient',
      channels,
      given: mode === 'rest',
      reads: { input, outputGradient, scale, statistics: memory },
      writes: {
        inputGradient,
        scaleGradient: weightGradients?.scale,
        shiftGradient: weightGradients?.shift,
      },
    },
  ];
}

/** Where its cells come from: mean and variance as they were, in one weight and one bias a channel. */
export const batchNormSources: SourcesOf = () => (view) => {
  const { scale, shift } = view.weights!;
  const { memory } = view;
  const c = view.cell.at(-1)!;
  const weight = scale!.data[c]! * memory[memory.length / 2 + c]!;
  const bias = shift!.data[c]! - memory[c]! * weight;
  return { rule: 'sum', terms: [weighed(below(view), weight)], bias };
};
