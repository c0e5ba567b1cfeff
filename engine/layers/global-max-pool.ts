import type { Shape } from '../shape.ts';
import type { Layer } from './layer.ts';
import { maxPoolOver } from './max-pool.ts';
import type { Options } from './options.ts';
import { oneMap } from './reads.ts';

/** The largest cell of each map: `[height, width, channels]` becomes `[channels]`. */
export interface GlobalMaxPoolSpec {
  readonly name: string;
  readonly kind: 'globalMaxPool';
  readonly from?: readonly string[];
}

/** The `globalMaxPool` layer: a max pool with one window as large as the map. */
export function globalMaxPool(options: Options, inputs: readonly Shape[]): Layer {
  const input = oneMap(options, inputs);
  options.noOthers();
  const pool = maxPoolOver({
    input,
    rows: 1,
    columns: 1,
    size: [input[0], input[1]],
    stride: [1, 1],
    padding: [0, 0, 0, 0],
    dilation: [1, 1],
  });
  return {
    ...pool,
    shape: [input[2]],
    reach: 'everything',
    sources: (view) => pool.sources({ ...view, cell: [0, 0, ...view.cell] }),
  };
}
