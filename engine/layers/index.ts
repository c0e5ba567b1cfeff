import { add } from './add.ts';
import type { AddSpec } from './add.ts';
import { avgPool } from './avg-pool.ts';
import type { AvgPoolSpec } from './avg-pool.ts';
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
import type { LayerKind } from './layer.ts';
import { maxPool } from './max-pool.ts';
import type { MaxPoolSpec } from './max-pool.ts';
import { relu } from './relu.ts';
import type { ReluSpec } from './relu.ts';
import { softmax } from './softmax.ts';
import type { SoftmaxSpec } from './softmax.ts';

/** One layer as data. It reads the layer before it unless `from` names others, or `input`. */
export type LayerSpec =
  | AddSpec
  | AvgPoolSpec
  | ConcatSpec
  | ConvSpec
  | DenseSpec
  | DropoutSpec
  | FlattenSpec
  | GlobalAvgPoolSpec
  | MaxPoolSpec
  | ReluSpec
  | SoftmaxSpec;

/** Every kind of layer by its name in a spec. */
export const kinds: Readonly<Record<LayerSpec['kind'], LayerKind>> = {
  add,
  avgPool,
  concat,
  conv,
  dense,
  dropout,
  flatten,
  globalAvgPool,
  maxPool,
  relu,
  softmax,
};
