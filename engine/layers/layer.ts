import type { Kernels } from '../kernels/backend.ts';
import type { Call } from '../kernels/calls.ts';
import type { Place } from '../program/place.ts';
import type { Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import type { Options, Pair } from './options.ts';

/**
 * The numbers a layer has besides its activations. Kernels: conv `[height, width, input channels /
 * groups, filters]`, dense `[inputs, outputs]`; bias `[filters]` or `[outputs]`. Other kinds have
 * other parts: `batchNorm` has scale, shift, mean and variance, `[channels]` each.
 */
export interface LayerWeights {
  readonly kernel?: Tensor;
  readonly bias?: Tensor;
  readonly [part: string]: Tensor | undefined;
}

/** One part of a layer's weights. */
export interface WeightPart {
  readonly shape: Shape;
  /**
   * Before training: `drawn` from a range that suits the layer, `signs` drawn from −1 and +1, or
   * one number throughout.
   */
  readonly start: 'drawn' | 'signs' | number;
  /** False for numbers that follow the data and not a gradient: running statistics. */
  readonly learnt?: boolean;
  /** No number of it may be less. */
  readonly least?: number;
  /** Absent if all of its numbers are used; those that are not are 0, and stay 0. */
  readonly used?: { readonly count: number; has(place: number): boolean };
}

/** How a layer looks at the picture below: the side of its window and how far it moves. */
export interface Reach {
  readonly window: Pair;
  readonly stride: Pair;
}

/** Where one layer's numbers lie in a pass over `images` pictures, one after the other. */
export interface Site {
  readonly images: number;
  readonly inputs: readonly Place[];
  readonly output: Place;
  /** Every part that the layer declares in `weights`. */
  readonly weights: Readonly<Record<string, Place>>;
  /** What the forward pass leaves for the backward pass, as many numbers as `remembers` says. */
  readonly memory: Place;
  readonly mode: Mode;
  /** Its output is rectified as well, in the same call: there is a ReLU above it. */
  readonly rectified: boolean;
}

/**
 * `rest`: the network answers. `batch`: layers take their statistics from the batch they see.
 * `learn`: and keep a running mean of them.
 */
export type Mode = 'rest' | 'batch' | 'learn';

/** A layer writes the gradients it is asked for; where several layers read one, they are added up. */
export interface BackwardSite extends Site {
  readonly outputGradient: Place;
  /** One for each input; undefined where nobody needs it. */
  readonly inputGradients: readonly (Place | undefined)[];
  /** For every part that is learnt; undefined where nobody needs them. */
  readonly weightGradients: Readonly<Record<string, Place>> | undefined;
  /** The inputs have passed a ReLU, and their gradients are wanted from below it. */
  readonly rectifiedInput: boolean;
}

/** What `sources` hands to a layer: one cell of one picture, and what was there to make it. */
export interface View {
  readonly cell: readonly number[];
  /** Where the cell lies in its layer's data. */
  readonly offset: number;
  readonly inputs: readonly { readonly name: string; readonly data: Float32Array }[];
  readonly weights: LayerWeights | undefined;
  readonly memory: Float32Array;
}

/** One number that went into a cell. */
export interface Term {
  /** The layer it was read from, or `input`. */
  readonly from: string;
  readonly cell: readonly number[];
  readonly value: number;
  /** What it was multiplied by or compared with, and where that stands among the weights. */
  readonly weight?: number;
  readonly weightAt?: readonly number[];
  /** What it adds before the rule is done: value × weight; in a softmax its exponential. */
  readonly product?: number;
  /** The one that decided: the largest of a max pool, the numerator of a softmax. */
  readonly winner?: boolean;
}

/**
 * How the terms make the cell: `sum` of products (and the bias), `max`, `mean` (a sum whose
 * weights are equal), `rectified` (0 if negative), `copied`, `share` (the winner's product over
 * the sum of all), `product` (of the values), `root` (of the sum of products), `normalised` (the
 * winner's value over the bias and the sum of products, to the power of `exponent`), `sigmoid`,
 * `tanh` (of the sum of products, times the `amplitude`), `silu`.
 */
export type Rule =
  | 'sum'
  | 'max'
  | 'mean'
  | 'rectified'
  | 'copied'
  | 'share'
  | 'product'
  | 'root'
  | 'normalised'
  | 'sigmoid'
  | 'tanh'
  | 'silu';

export interface Origin {
  readonly rule: Rule;
  readonly terms: readonly Term[];
  readonly bias?: number;
  readonly exponent?: number;
  readonly amplitude?: number;
}

/** A layer whose options and input shapes are settled: what it makes, what it costs, how it runs. */
export interface Layer {
  readonly shape: Shape;
  /** The loops that its calls name, in plain TypeScript, besides the common ones. */
  readonly kernels?: Partial<Kernels>;
  readonly weights?: Readonly<Record<string, WeightPart>>;
  /** Multiplications whose products are summed, for one picture. */
  readonly multiplyAdds?: number;
  /** `everything` for a layer each of whose cells sees its whole input; absent if cell by cell. */
  readonly reach?: Reach | 'everything';
  readonly remembers?: { readonly perImage: number } | { readonly perBatch: number };
  /** Its `forward` can rectify what it writes. */
  readonly rectifies?: boolean;
  /** Its `backward` can take `rectifiedInput` into account. */
  readonly unrectifies?: boolean;
  /** The kernel calls that make the output. */
  forward(site: Site): readonly KernelCall[];
  /** The kernel calls that make the gradients, each written once; asked if any is wanted. */
  backward(site: BackwardSite): readonly KernelCall[];
}

/**
 * How cells of a kind of layer came about, from the same options and shapes. Not a part of `Layer`,
 * so that a page which shows no sources does not carry them.
 */
export type SourcesOf = (options: Options, inputs: readonly Shape[]) => (view: View) => Origin;

/** A kernel call as layers write it down: on places, not yet on arrays. */
export type KernelCall = Call<Place>;

/**
 * A kind of layer: from the author's options and the shapes it reads, a layer that can run.
 * Refuses, in a sentence, what cannot.
 */
export type LayerKind = (options: Options, inputs: readonly Shape[]) => Layer;
