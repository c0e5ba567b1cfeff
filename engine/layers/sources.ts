import { addSources } from './add.ts';
import { affineSources } from './affine.ts';
import { avgPoolSources } from './avg-pool.ts';
import { batchNormSources } from './batch-norm.ts';
import { blurPoolSources } from './blur-pool.ts';
import { concatSources } from './concat.ts';
import { convSources } from './conv.ts';
import { denseSources } from './dense.ts';
import { dropoutSources } from './dropout.ts';
import { flattenSources } from './flatten.ts';
import { globalAvgPoolSources } from './global-avg-pool.ts';
import { globalMaxPoolSources } from './global-max-pool.ts';
import type { LayerSpec } from './index.ts';
import { l2PoolSources } from './l2-pool.ts';
import type { SourcesOf } from './layer.ts';
import { lrnSources } from './lrn.ts';
import { maxPoolSources } from './max-pool.ts';
import { mulSources } from './mul.ts';
import { rbfSources } from './rbf.ts';
import { reluSources } from './relu.ts';
import { sigmoidSources } from './sigmoid.ts';
import { siluSources } from './silu.ts';
import { softmaxSources } from './softmax.ts';
import { tanhSources } from './tanh.ts';

/** Where the cells of each kind of layer come from, by its name in a spec. */
export const sourcesOf: Readonly<Record<LayerSpec['kind'], SourcesOf>> = {
  add: addSources,
  affine: affineSources,
  avgPool: avgPoolSources,
  batchNorm: batchNormSources,
  blurPool: blurPoolSources,
  concat: concatSources,
  conv: convSources,
  dense: denseSources,
  dropout: dropoutSources,
  flatten: flattenSources,
  globalAvgPool: globalAvgPoolSources,
  globalMaxPool: globalMaxPoolSources,
  l2Pool: l2PoolSources,
  lrn: lrnSources,
  maxPool: maxPoolSources,
  mul: mulSources,
  rbf: rbfSources,
  relu: reluSources,
  sigmoid: sigmoidSources,
  silu: siluSources,
  softmax: softmaxSources,
  tanh: tanhSources,
};
