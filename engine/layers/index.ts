import { add } from './add.ts';
import type { AddSpec } from './add.ts';
import { affine } from './affine.ts';
import type { AffineSpec } from './affine.ts';
import { avgPool } from './avg-pool.ts';
import type { AvgPoolSpec } from './avg-pool.ts';
import { batchNorm } from './batch-norm.ts';
import type { BatchNormSpec } from './batch-norm.ts';
import { blurPool } from './blur-pool.ts';
import type { BlurPoolSpec } from './blur-pool.ts';
import { concat } from './concat.ts';
import type { ConcatSpec } from './concat.ts';
import { conv } from './conv.ts';
import type { ConvSpec } from './conv.ts';
import { dense } from './dense.ts';
import type { DenseSpec } from './dense.ts';
import { dropout } from './dropout.ts';
import type { DropoutSpec } from './dropout.ts';
import { flatten } from './flatten.ts';
import type { FlattenSpec } from './flatten.ts';
import { globalAvgPool } from './global-avg-pool.ts';
import type { GlobalAvgPoolSpec } from './global-avg-pool.ts';
import { globalMaxPool } from './global-max-pool.ts';
import type { GlobalMaxPoolSpec } from './global-max-pool.ts';
import { l2Pool } from './l2-pool.ts';
import type { L2PoolSpec } from './l2-pool.ts';
import { lrn } from './lrn.ts';
import type { LrnSpec } from './lrn.ts';
import type { LayerKind } from './layer.ts';
import { maxPool } from './max-pool.ts';
import type { MaxPoolSpec } from './max-pool.ts';
import { mul } from './mul.ts';
import type { MulSpec } from './mul.ts';
import { rbf } from './rbf.ts';
import type { RbfSpec } from './rbf.ts';
import { relu } from './relu.ts';
import type { ReluSpec } from './relu.ts';
import { sigmoid } from './sigmoid.ts';
import type { SigmoidSpec } from './sigmoid.ts';
import { silu } from './silu.ts';
import type { SiluSpec } from './silu.ts';
import { softmax } from './softmax.ts';
import type { SoftmaxSpec } from './softmax.ts';
import { tanh } from './tanh.ts';
import type { TanhSpec } from './tanh.ts';

/** One layer as data. It reads the layer before it unless `from` names others, or `input`. */
export type LayerSpec =
  | AddSpec
  | AffineSpec
  | AvgPoolSpec
  | BatchNormSpec
  | BlurPoolSpec
  | ConcatSpec
  | ConvSpec
  | DenseSpec
  | DropoutSpec
  | FlattenSpec
  | GlobalAvgPoolSpec
  | GlobalMaxPoolSpec
  | L2PoolSpec
  | LrnSpec
  | MaxPoolSpec
  | MulSpec
  | RbfSpec
  | ReluSpec
  | SigmoidSpec
  | SiluSpec
  | SoftmaxSpec
  | TanhSpec;

/** Every kind of layer by its name in a spec. */
export const kinds: Readonly<Record<LayerSpec['kind'], LayerKind>> = {
  add,
  affine,
  avgPool,
  batchNorm,
  blurPool,
  concat,
  conv,
  dense,
  dropout,
  flatten,
  globalAvgPool,
  globalMaxPool,
  l2Pool,
  lrn,
  maxPool,
  mul,
  rbf,
  relu,
  sigmoid,
  silu,
  softmax,
  tanh,
};
