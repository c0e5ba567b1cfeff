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
    reach: 'everything',
    forward({ images, inputs: [below], output }) {
      for (let image = 0; image < images; image++) {
        const end = (image + 1) * places * channels;
        for (let c = 0; c < channels; c++) {
          let sum = 0;
          for (let i = image * places * channels + c; i < end; i += channels) sum += below![i]!;
          output[image * channels + c] = sum / places;
        }
      }
    },
    backward({ images, outputGradient, inputGradients: [into] }) {
      if (!into) return;
      for (let image = 0, i = 0; image < images; image++) {
        for (let place = 0; place < places; place++) {
          for (let c = 0; c < channels; c++, i++) {
            into[i]! += outputGradient[image * channels + c]! / places;
          }
        }
      }
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
