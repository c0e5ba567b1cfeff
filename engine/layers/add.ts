import { sameShape, sayShape } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { KernelCall, Layer, Site, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { severalInputs } from './reads.ts';
import { term } from './terms.ts';

/** The sum of two or more layers of the same shape, cell by cell: a skip connection. */
export interface AddSpec {
  readonly name: string;
  readonly kind: 'add';
  readonly from: readonly string[];
}

/** The `add` layer (He et al. 2015, "Deep residual learning"). */
export function add(options: Options, inputs: readonly Shape[]): Layer {
  const [shape] = severalInputs(options, inputs) as readonly [Shape];
  if (!inputs.every((input) => sameShape(input, shape))) {
    options.refuse(
      `it adds ${inputs.map(sayShape).join(' and ')}, but shapes must be equal to be added; ` +
        'bring them to one shape first, for example with a 1×1 "conv" and a stride.',
    );
  }
  return {
    shape,
    rectifies: true,
    forward,
    backward: ({ outputGradient, inputGradients }) =>
      inputGradients.flatMap((output): KernelCall[] =>
        output ? [{ kernel: 'copy', reads: { input: outputGradient }, writes: { output } }] : [],
      ),
  };
}

/** The first two, then each further one to their sum; the last call rectifies. */
function forward({ inputs, output, rectified }: Site): KernelCall[] {
  return inputs.slice(1).map((b, k) => ({
    kernel: 'add',
    rectified: rectified && k === inputs.length - 2,
    reads: { a: k === 0 ? inputs[0]! : output, b },
    writes: { output },
  }));
}

/** Where its cells come from. */
export const addSources: SourcesOf =
  () =>
  ({ cell, offset, inputs }) => {
    const terms = inputs.map((input) => term(input, cell, offset));
    return { rule: 'sum', terms: terms.map((term) => ({ ...term, product: term.value })) };
  };
