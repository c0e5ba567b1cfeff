import { distances } from '../kernels/reference/distances.ts';
import { sayShape } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { Layer } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';

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
  const input = oneInput(options, inputs);
  const units = options.whole('units', 1);
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
    kernels: distances,
    weights: { centres: { shape: [length, units], start: 'signs', learnt: false } },
    multiplyAdds: length * units,
    reach: 'everything',
    forward({ inputs: [input], output, weights: { centres } }) {
      const reads = { input: input!, centres: centres! };
      return [{ kernel: 'squaredDistances', units, reads, writes: { output } }];
    },
    backward({ inputs, weights: { centres }, outputGradient, inputGradients: [inputGradient] }) {
      if (!inputGradient) return [];
      const reads = { input: inputs[0]!, centres: centres!, outputGradient };
      return [{ kernel: 'squaredDistancesGradient', units, reads, writes: { inputGradient } }];
    },
    sources({ cell, inputs, weights }) {
      const o = cell[0]!;
      const { name, data } = inputs[0]!;
      const terms = Array.from(data, (value, i) => {
        const weight = weights!.centres!.data[i * units + o]!;
        const product = (value - weight) * (value - weight);
        return { from: name, cell: [i], value, weight, weightAt: [i, o], product };
      });
      return { rule: 'sum', terms };
    },
  };
}
