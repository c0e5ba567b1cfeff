import { distances } from '../kernels/reference/distances.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { oneLine } from './reads.ts';
import { term } from './terms.ts';

/** The squared distance of a line of numbers to each of `units` fixed centres. */
export interface RbfSpec {
  readonly name: string;
  readonly kind: 'rbf';
  readonly from?: readonly string[];
  readonly units: number;
}

/**
 * The `rbf` layer, LeNet-5's output (LeCun et al. 1998): Σ (x − c)² for each centre, the least
 * wins. The centres, `[length, units]`, are not learnt. They begin as −1 or +1, each equally
 * likely; in the paper they are drawings of the characters.
 */
export function rbf(options: Options, inputs: readonly Shape[]): Layer {
  const length = oneLine(options, inputs);
  const units = options.whole('units', 1);
  return {
    shape: [units],
    kernels: distances,
    weights: { centres: { shape: [length, units], start: 'signs', learnt: false } },
    multiplyAdds: length * units,
    reach: 'everything',
    forward({ inputs: [input], output, weights: { centres } }) {
      const reads = { input: input!, centres: centres! };
      return [{ kernel: 'squaredDistances', units, reads, writes: { output } }];
    },
    backward({ inputs, weights: { centres }, outputGradient, inputGradients: [inputGradient] }) {
      const reads = { input: inputs[0]!, centres: centres!, outputGradient };
      const writes = { inputGradient: inputGradient! };
      return [{ kernel: 'squaredDistancesGradient', units, reads, writes }];
    },
  };
}

/** Where its cells come from. */
export const rbfSources: SourcesOf =
  () =>
  ({ cell: [o], inputs: [input], weights }) => {
    const { shape, data } = weights!.centres!;
    const terms = Array.from(input!.data, (value, i) => {
      const weight = data[i * shape[1]! + o!]!;
      const product = (value - weight) ** 2;
      return { ...term(input!, [i], i), weight, weightAt: [i, o!], product };
    });
    return { rule: 'sum', terms };
  };
