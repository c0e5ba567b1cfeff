import { globalAvgPools } from '../kernels/reference/global-avg-pool.ts';
import type { Shape } from '../shape.ts';
import type { Layer } from './layer.ts';
import type { Options } from './options.ts';
import { oneMap } from './reads.ts';

/** The mean of each map: `[height, width, channels]` becomes `[channels]`. */
export interface GlobalAvgPoolSpec {
  readonly name: string;
  readonly kind: 'globalAvgPool';
  readonly from?: readonly string[];
}

/** The `globalAvgPool` layer (Lin, Chen & Yan 2013, "Network in network"). */
export function globalAvgPool(options: Options, inputs: readonly Shape[]): Layer {
  const [height, width, channels] = oneMap(options, inputs);
  options.noOthers();
  const places = height * width;
  return {
    shape: [channels],
    kernels: globalAvgPools,
    reach: 'everything',
    forward: ({ images, inputs: [input], output }) => [
      { kernel: 'globalAvgPool', places, images, reads: { input: input! }, writes: { output } },
    ],
    backward: ({ images, outputGradient, inputGradients: [inputGradient] }) => {
      if (!inputGradient) return [];
      const [reads, writes] = [{ outputGradient }, { inputGradient }];
      return [{ kernel: 'globalAvgPoolGradient', places, images, reads, writes }];
    },
    sources({ cell, inputs }) {
      const c = cell[0]!;
      const { name, data } = inputs[0]!;
      const weight = 1 / places;
      const terms = Array.from({ length: places }, (_, place) => {
        const value = data[place * channels + c]!;
        const at = [Math.floor(place / width), place % width, c];
        return { from: name, cell: at, value, weight, product: value * weight };
      });
      return { rule: 'mean', terms };
    },
  };
}
