import type { Window } from '../layers/window.ts';
import type { NormTable } from './norm-calls.ts';

/**
 * A convolution as the kernels see it: a window over maps, and how many filters in how many
 * groups. A dense layer is one too: 1×1, over a picture one row high with a column for each image.
 */
export interface Convolution extends Window {
  readonly filters: number;
  readonly groups: number;
}

/**
 * Every kernel by its name: its settings, what it reads and what it writes. `B` says where numbers
 * lie: a `Place` while a program is planned, an array when it runs. Pictures are
 * `[height, width, channels]`, `images` of them one after the other. A kernel overwrites what it
 * writes, all of it, and adds to nothing; cell by cell it may go on to the end of a vector of four.
 */
export interface KernelTable<B> extends NormTable<B> {
  /** Cross-correlation and bias; the kernel is `[height, width, channels / groups, filters]`. */
  readonly conv: {
    readonly conv: Convolution;
    readonly images: number;
    /** Negative sums become zero. */
    readonly rectified: boolean;
    readonly reads: { readonly input: B; readonly kernel: B; readonly bias?: B | undefined };
    readonly writes: { readonly output: B };
  };
  /** What a change of each input cell does to the loss. */
  readonly convInputGradient: {
    readonly conv: Convolution;
    readonly images: number;
    readonly reads: { readonly outputGradient: B; readonly kernel: B };
    readonly writes: { readonly inputGradient: B };
  };
  /** What a change of each weight does to the loss, over all images. */
  readonly convKernelGradient: {
    readonly conv: Convolution;
    readonly images: number;
    readonly reads: { readonly input: B; readonly outputGradient: B };
    readonly writes: { readonly kernelGradient: B };
  };
  /** Adds up each column of a table whose rows are as long as `sums`: the gradient of a bias. */
  readonly columnSums: {
    readonly reads: { readonly table: B };
    readonly writes: { readonly sums: B };
  };

  /**
   * Sets the weights of filters that do not read a channel to zero; may be written in place. The
   * channels each filter reads are listed in `connections`.
   */
  readonly disconnect: Elementwise<B> & {
    readonly channels: number;
    readonly connections: readonly (readonly number[])[];
  };

  readonly relu: Elementwise<B>;
  /** The gradient where the output is above zero, zero elsewhere; may be written in place. */
  readonly reluGradient: ElementwiseGradient<B>;
  /** 1 / (1 + e⁻ˣ), and its gradient from its output. */
  readonly sigmoid: Elementwise<B>;
  readonly sigmoidGradient: ElementwiseGradient<B>;
  /** amplitude · tanh(slope · x), and its gradient from its output. */
  readonly tanh: Elementwise<B> & Steepness;
  readonly tanhGradient: ElementwiseGradient<B> & Steepness;
  /** x · sigmoid(x). */
  readonly silu: Elementwise<B>;
  readonly siluGradient: {
    readonly reads: { readonly input: B; readonly outputGradient: B };
    readonly writes: { readonly inputGradient: B };
  };
  readonly copy: Elementwise<B>;
  readonly add: {
    readonly rectified: boolean;
    readonly reads: { readonly a: B; readonly b: B };
    readonly writes: { readonly output: B };
  };
  /** Rows of `input`, each as long as `columns`, into the rows of `output` from column `start`. */
  readonly pasteColumns: Columns<B>;
  /** The way back: `columns` columns from `start` of the rows of `input`, as rows of `output`. */
  readonly cutColumns: Columns<B>;

  readonly maxPool: Pool<B>;
  /**
   * To the first of the largest cells of each window. With `rectified`, the input has passed a
   * ReLU, and its gradient is taken too: zero where the largest cell is.
   */
  readonly maxPoolGradient: {
    readonly window: Window;
    readonly images: number;
    readonly rectified: boolean;
    readonly reads: { readonly input: B; readonly output: B; readonly outputGradient: B };
    readonly writes: { readonly inputGradient: B };
  };
  readonly avgPool: Pool<B> & { readonly countPadding: boolean };
  readonly avgPoolGradient: PoolGradient<B> & { readonly countPadding: boolean };
  /** √Σ x² over each window; its gradient is 0 where all of the window is. */
  readonly l2Pool: Pool<B>;
  readonly l2PoolGradient: {
    readonly window: Window;
    readonly images: number;
    readonly reads: { readonly input: B; readonly output: B; readonly outputGradient: B };
    readonly writes: { readonly inputGradient: B };
  };
  /** Binomial weights over each window, map by map; the padding is a mirror. */
  readonly blurPool: Pool<B>;
  readonly blurPoolGradient: PoolGradient<B>;

  /** Shares of one along rows of `classes` numbers. */
  readonly softmax: Elementwise<B> & { readonly classes: number };
  readonly softmaxGradient: ElementwiseGradient<B> & { readonly classes: number };
  /**
   * From the shares of a softmax and the right answers (whole numbers, one for each row): −ln p of
   * each row's answer, and the gradient of their mean with respect to the sums below the softmax.
   */
  readonly crossEntropy: {
    readonly classes: number;
    readonly reads: { readonly shares: B; readonly labels: B };
    readonly writes: { readonly losses: B; readonly gradient: B };
  };

  /** Sets cells to zero with a probability of `rate`, if the run has a source of chance. */
  readonly dropout: {
    readonly rate: number;
    readonly reads: { readonly input: B };
    readonly writes: { readonly output: B; readonly factors: B };
  };
  readonly product: {
    readonly reads: { readonly a: B; readonly b: B };
    readonly writes: { readonly output: B };
  };
  /** Each map of each image times a factor of its own. */
  readonly scaleMaps: {
    readonly images: number;
    readonly reads: { readonly input: B; readonly factors: B };
    readonly writes: { readonly output: B };
  };
  /** What a change of each factor does to the loss. */
  readonly scaleMapsFactorsGradient: {
    readonly images: number;
    readonly reads: { readonly input: B; readonly outputGradient: B };
    readonly writes: { readonly factorsGradient: B };
  };
  /** Σ (x − c)² of each row of `input` to each column c of `centres`, `[length, units]`. */
  readonly squaredDistances: {
    readonly units: number;
    readonly reads: { readonly input: B; readonly centres: B };
    readonly writes: { readonly output: B };
  };
  readonly squaredDistancesGradient: {
    readonly units: number;
    readonly reads: { readonly input: B; readonly centres: B; readonly outputGradient: B };
    readonly writes: { readonly inputGradient: B };
  };

  /** One number: how many of those read are not finite. */
  readonly countBad: {
    readonly reads: { readonly input: B };
    readonly writes: { readonly count: B };
  };
  readonly sgd: {
    readonly momentum: number;
    readonly weightDecay: number;
    readonly reads: { readonly gradients: B };
    readonly writes: { readonly weights: B; readonly movement: B };
  };
  readonly adam: {
    readonly beta1: number;
    readonly beta2: number;
    readonly epsilon: number;
    readonly weightDecay: number;
    readonly reads: { readonly gradients: B };
    readonly writes: { readonly weights: B; readonly mean: B; readonly square: B };
  };
}

interface Elementwise<B> {
  readonly reads: { readonly input: B };
  readonly writes: { readonly output: B };
}

interface ElementwiseGradient<B> {
  readonly reads: { readonly output: B; readonly outputGradient: B };
  readonly writes: { readonly inputGradient: B };
}

interface Steepness {
  readonly amplitude: number;
  readonly slope: number;
}

interface Columns<B> extends Elementwise<B> {
  /** Numbers in a row of the narrower table, and of the wider one. */
  readonly columns: number;
  readonly width: number;
  readonly start: number;
}

interface Pool<B> extends Elementwise<B> {
  readonly window: Window;
  readonly images: number;
}

interface PoolGradient<B> {
  readonly window: Window;
  readonly images: number;
  readonly reads: { readonly outputGradient: B };
  readonly writes: { readonly inputGradient: B };
}

export type KernelName = keyof KernelTable<unknown>;

/** One run of the kernel `K`. */
export type CallOf<K extends KernelName, B> = { readonly kernel: K } & KernelTable<B>[K];

/** One run of any kernel: a line of a program. */
export type Call<B> = { [K in KernelName]: CallOf<K, B> }[KernelName];
