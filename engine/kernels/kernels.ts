import type { Window } from '../layers/window.ts';

/**
 * A convolution as the kernels see it: a window over maps, and how many filters in how many
 * groups. A dense layer is one too: 1×1, over a picture one row high with a column for each image.
 */
export interface Convolution extends Window {
  readonly filters: number;
  readonly groups: number;
}

/**
 * The hot loops, over `images` pictures that lie one after the other. Pictures are
 * `[height, width, channels]`, the kernel `[height, width, channels / groups, filters]`.
 * Two back ends may round differently, but not beyond the rounding of 32-bit floats.
 */
export interface Kernels {
  /** Cross-correlation (the kernel is not flipped) and bias; overwrites `output`. */
  convForward(
    conv: Convolution,
    images: number,
    input: Float32Array,
    kernel: Float32Array,
    bias: Float32Array | undefined,
    output: Float32Array,
  ): void;

  /** What a change of each input cell does to the loss; added to `inputGradient`. */
  convInputGradient(
    conv: Convolution,
    images: number,
    outputGradient: Float32Array,
    kernel: Float32Array,
    inputGradient: Float32Array,
  ): void;

  /** What a change of each weight does to the loss, over all images; added to `kernelGradient`. */
  convKernelGradient(
    conv: Convolution,
    images: number,
    input: Float32Array,
    outputGradient: Float32Array,
    kernelGradient: Float32Array,
  ): void;
}
