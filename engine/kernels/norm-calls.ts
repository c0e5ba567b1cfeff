/** The kernels that normalise, as `KernelTable` has them. */
export interface NormTable<B> {
  /**
   * (x − mean) · scale / √(variance + ε) + shift, channel by channel; mean and variance are read if
   * they are `given`, and are otherwise those of the input, the variance over n. `statistics` are
   * the means, and behind them 1 / √(variance + ε), as they were used.
   */
  readonly batchNorm: {
    readonly channels: number;
    readonly epsilon: number;
    /** Negative results become zero. */
    readonly rectified: boolean;
    readonly given: boolean;
    readonly reads: {
      readonly input: B;
      readonly scale: B;
      readonly shift: B;
      readonly mean?: B | undefined;
      readonly variance?: B | undefined;
    };
    readonly writes: { readonly output: B; readonly statistics: B };
  };
  /** Through mean and variance as well, unless they were `given`. */
  readonly batchNormGradient: {
    readonly channels: number;
    readonly given: boolean;
    readonly reads: {
      readonly input: B;
      readonly outputGradient: B;
      readonly scale: B;
      readonly statistics: B;
    };
    readonly writes: {
      readonly inputGradient?: B | undefined;
      readonly scaleGradient?: B | undefined;
      readonly shiftGradient?: B | undefined;
    };
  };
  /**
   * Moves running means and variances a step of `momentum` towards those of a batch with `count`
   * numbers a channel; the variance is made that over n − 1.
   */
  readonly runningStatistics: {
    readonly epsilon: number;
    readonly momentum: number;
    readonly count: number;
    readonly reads: { readonly statistics: B };
    readonly writes: { readonly mean: B; readonly variance: B };
  };
  /** x / base^β, base = k + α / size · Σ x² over `size` channels around its own. */
  readonly lrn: Neighbourhood & {
    readonly k: number;
    readonly reads: { readonly input: B };
    readonly writes: { readonly output: B; readonly bases: B };
  };
  readonly lrnGradient: Neighbourhood & {
    readonly reads: { readonly input: B; readonly bases: B; readonly outputGradient: B };
    readonly writes: { readonly inputGradient: B };
  };
}

/** An odd number of neighbouring channels, and how strongly they hold each other down. */
interface Neighbourhood {
  readonly channels: number;
  readonly size: number;
  readonly alpha: number;
  readonly beta: number;
}
