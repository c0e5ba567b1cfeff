import { convolutions } from '../kernels/reference/conv.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { oneLine } from './reads.ts';
import { term, weighed } from './terms.ts';
import { across, weightedBackward, weightedForward } from './weighted.ts';

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
  const length = oneLine(options, inputs);
  const units = options.whole('units', 1);
  const bias = options.flag('bias', true);
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
    forward: (site) => weightedForward(across(site.images, length, units, 1), 1, site),
    backward: (site) => weightedBackward(across(site.images, length, units, 1), 1, site),
  };
}

/** Where its cells come from. */
export const denseSources: SourcesOf =
  () =>
  ({ cell: [o], inputs: [input], weights }) => {
    const { kernel, bias } = weights!;
    const units = kernel!.shape[1]!;
    const terms = Array.from(input!.data, (_, i) =>
      weighed(term(input!, [i], i), kernel!.data[i * units + o!]!, [i, o!]),
    );
    return { rule: 'sum', terms, ...(bias && { bias: bias.data[o!]! }) };
  };
