import type { Shape } from '../shape.ts';
import { avgPoolOver } from './avg-pool.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { overWholeMap, wholeMap } from './pool.ts';
import { meanOf } from './terms.ts';

/** The mean of each map: `[height, width, channels]` becomes `[channels]`. */
export interface GlobalAvgPoolSpec {
  readonly name: string;
  readonly kind: 'globalAvgPool';
  readonly from?: readonly string[];
}

/** The `globalAvgPool` layer (Lin, Chen & Yan 2013, "Network in network"). */
export function globalAvgPool(options: Options, inputs: readonly Shape[]): Layer {
  return overWholeMap(options, inputs, (window) => avgPoolOver(window, false));
}

/** Where its cells come from. */
export const globalAvgPoolSources: SourcesOf = (_, shapes) => (view) =>
  meanOf(wholeMap(view, shapes));
