import type { Kernels } from '../kernels/kernels.ts';
import type { Random } from '../random.ts';
import type { Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import type { Options, Pair } from './options.ts';

/**
 * What a layer has learnt. Kernels: conv `[height, width, input channels / groups, filters]`,
 * dense `[inputs, outputs]`; bias `[filters]` or `[outputs]`.
 */
export interface LayerWeights {
  readonly kernel: Tensor;
  readonly bias?: Tensor;
  readonly [part: string]: Tensor | undefined;
}

/** One part of a layer's weights before training: drawn at random, or one number throughout. */
export interface WeightPart {
  readonly shape: Shape;
  readonly start: 'drawn' | number;
}

/** How a layer looks at the picture below: the side of its window and how far it moves. */
export interface Reach {
  readonly window: Pair;
  readonly stride: Pair;
}

/** What one layer is given in a pass over `images` pictures that lie one after the other. */
export interface Pass {
  readonly images: number;
  readonly inputs: readonly Float32Array[];
  readonly output: Float32Array;
  /** There for every kind that declares `weights`, with all their parts. */
  readonly weights: LayerWeights | undefined;
  /** What the forward pass leaves for the backward pass; `remembers` numbers an image. */
  readonly memory: Float32Array;
  readonly kernels: Kernels;
}

export interface ForwardPass extends Pass {
  /** Given while training: what is drawn anew in each pass. */
  readonly random: Random | undefined;
}

/** Gradients of the loss. A layer *adds* to those of its inputs: others may read them too. */
export interface BackwardPass extends Pass {
  readonly outputGradient: Float32Array;
  /** One for each input; undefined where nobody needs it. */
  readonly inputGradients: readonly (Float32Array | undefined)[];
  /** Added to, like the rest. */
  readonly weightGradients: LayerWeights | undefined;
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
  /** What it was multiplied by, and where that stands in the kernel. */
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
 * the sum of all).
 */
export type Rule = 'sum' | 'max' | 'mean' | 'rectified' | 'copied' | 'share';

export interface Origin {
  readonly rule: Rule;
  readonly terms: readonly Term[];
  readonly bias?: number;
}

/** A layer whose options and input shapes are settled: what it makes, what it costs, how it runs. */
export interface Layer {
  readonly shape: Shape;
  readonly weights?: Readonly<Record<string, WeightPart>>;
  /** Multiplications whose products are summed, for one picture. */
  readonly multiplyAdds?: number;
  /** `everything` for a layer each of whose cells sees its whole input; absent if cell by cell. */
  readonly reach?: Reach | 'everything';
  readonly remembers?: number;
  forward(pass: ForwardPass): void;
  backward(pass: BackwardPass): void;
  sources(view: View): Origin;
}

/**
 * A kind of layer: from the author's options and the shapes it reads, a layer that can run.
 * Refuses, in a sentence, what cannot.
 */
export type LayerKind = (options: Options, inputs: readonly Shape[]) => Layer;
