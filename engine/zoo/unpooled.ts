import type { NetworkSpec } from '../plan.ts';
import { tinyCnn } from './tiny-cnn.ts';

/** `tiny-cnn` without its two pools: to be counted beside it, not to be trained. */
export const tinyCnnUnpooled: NetworkSpec = {
  ...tinyCnn,
  name: 'tiny-cnn-unpooled',
  layers: tinyCnn.layers.filter(({ kind }) => kind !== 'maxPool'),
};
