import type { Shape } from '../shape.ts';
import type { Layer } from './layer.ts';
import { maxPoolOver } from './max-pool.ts';
import type { Options } from './options.ts';
import { overWholeMap } from './pool.ts';

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
