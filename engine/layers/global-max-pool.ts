import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import { maxPoolOver } from './max-pool.ts';
import type { Options } from './options.ts';
import { overWholeMap, wholeMap } from './pool.ts';
import { largestOf } from './terms.ts';

/** The largest cell of each map: `[height, width, channels]` becomes `[channels]`. */
export interface GlobalMaxPoolSpec {
  readonly name: string;
  readonly kind: 'globalMaxPool';
  readonly from?: readonly string[];
}

/** The `globalMaxPool` layer. */
export function globalMaxPool(options: Options, inputs: readonly Shape[]): Layer {
  return overWholeMap(options, inputs, maxPoolOver);
}

/** Where its cells come from. */
export const globalMaxPoolSources: SourcesOf = (_, shapes) => (view) =>
  largestOf(wholeMap(view, shapes));
