import { convolutions } from '../kernels/reference/conv.ts';
import type { Convolution } from '../kernels/calls.ts';
import { sayShape } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { Layer, View, Origin } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';
import { weightedBackward, weightedForward } from './weighted.ts';

/** `units` weighted sums of all the numbers below, each with weights of its own. */
export interface DenseSpec {
  readonly name: string;
  readonly kind: 'dense';
  readonly from?: readonly string[];
  readonly units: number;
  /** One number added to each sum; default true. */
  readonly bias?: boolean;
}

/** The `dense` layer, also called fully connected. Reads a line of numbers only. */
export function dense(options: Options, inputs: readonly Shape[]): Layer {
  const input = oneInput(options, inputs);
  const units = options.whole('units', 1);
  const bias = options.flag('bias', true);
  options.noOthers();
  if (input.length !== 1) {
    options.refuse(
      `its input is ${sayShape(input)}, but it reads a line of numbers; ` +
        'put a "flatten" before it.',
    );
  }
  const length = input[0]!;
  return {
    shape: [units],
    kernels: convolutions,
    weights: {
      kernel: { shape: [length, units], start: 'drawn' },
      ...(bias && { bias: { shape: [units], start: 0 } }),
    },
    multiplyAdds: length * units,
    reach: 'everything',
    rectifies: true,
    forward: (site) => weightedForward(asConvolution(site.images, length, units), 1, site),
    backward: (site) => weightedBackward(asConvolution(site.images, length, units), 1, site),
    sources: (view) => sources(units, view),
  };
}

/** The same sums as a 1×1 convolution over a picture with one column for each image. */
function asConvolution(images: number, length: number, units: number): Convolution {
  return {
    input: [1, images, length],
    rows: 1,
    columns: images,
    size: [1, 1],
    stride: [1, 1],
    padding: [0, 0, 0, 0],
    dilation: [1, 1],
    filters: units,
    groups: 1,
  };
}

function sources(units: number, { cell, inputs, weights }: View): Origin {
  const o = cell[0]!;
  const { name, data } = inputs[0]!;
  const { kernel, bias } = weights!;
  const terms = Array.from(data, (value, i) => {
    const weight = kernel!.data[i * units + o]!;
    return { from: name, cell: [i], value, weight, weightAt: [i, o], product: value * weight };
  });
  return { rule: 'sum', terms, ...(bias && { bias: bias.data[o]! }) };
}
