import type { Convolution } from '../kernels/calls.ts';
import type { BackwardSite, KernelCall, Site } from './layer.ts';
import { wholeWindow } from './window.ts';

/** A 1×1 convolution over places that lie side by side, as a picture one row high. */
export function across(
  places: number,
  channels: number,
  filters: number,
  groups: number,
): Convolution {
  const window = wholeWindow([1, places, channels]);
  return { ...window, columns: places, size: [1, 1], filters, groups };
}

/** The forward calls of a layer that weighs what is under a window and adds a bias: conv, dense. */
export function weightedForward(
  conv: Convolution,
  images: number,
  { inputs: [input], output, weights: { kernel, bias }, rectified }: Site,
): KernelCall[] {
  const reads = { input: input!, kernel: kernel!, bias };
  return [{ kernel: 'conv', conv, images, rectified, reads, writes: { output } }];
}

/** The backward calls of such a layer: to its input, its kernel and its bias. */
export function weightedBackward(
  conv: Convolution,
  images: number,
  { inputs: [input], weights, outputGradient, inputGradients, weightGradients }: BackwardSite,
): KernelCall[] {
  const calls: KernelCall[] = [];
  const [inputGradient] = inputGradients;
  if (inputGradient) {
    const reads = { outputGradient, kernel: weights.kernel! };
    calls.push({ kernel: 'convInputGradient', conv, images, reads, writes: { inputGradient } });
  }
  if (weightGradients) {
    const reads = { input: input!, outputGradient };
    const writes = { kernelGradient: weightGradients.kernel! };
    calls.push({ kernel: 'convKernelGradient', conv, images, reads, writes });
  }
  if (weightGradients?.bias) {
    const writes = { sums: weightGradients.bias };
    calls.push({ kernel: 'columnSums', reads: { table: outputGradient }, writes });
  }
  return calls;
}
