import { products } from '../kernels/reference/product.ts';
import { mapScales } from '../kernels/reference/scale-maps.ts';
import type { Place } from '../program/place.ts';
import { cellAt, sameShape, sayShape } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { BackwardSite, KernelCall, Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { term } from './terms.ts';

/**
 * The product of two layers of one shape, cell by cell; or maps, each times one number of a line
 * with as many numbers as there are maps, the maps named first.
 */
export interface MulSpec {
  readonly name: string;
  readonly kind: 'mul';
  readonly from: readonly [string, string];
}

/**
 * The `mul` layer: a gate, as in squeeze-and-excitation (Hu, Shen & Sun 2018). A line that scales
 * maps says nothing about places: receptive fields do not count what it has seen.
 */
export function mul(options: Options, inputs: readonly Shape[]): Layer {
  const [shape, factors] = twoInputs(options, inputs);
  const alike = sameShape(shape, factors);
  return {
    shape,
    kernels: { ...products, ...mapScales },
    forward: ({ images, inputs, output }) => [times(alike, images, inputs[0]!, inputs[1]!, output)],
    backward: (site) => backward(alike, site),
  };
}

function twoInputs(options: Options, inputs: readonly Shape[]): readonly [Shape, Shape] {
  if (inputs.length !== 2) {
    options.refuse('it multiplies two layers; name them, for example "from": ["conv1", "gate"].');
  }
  const [first, second] = inputs as readonly [Shape, Shape];
  const gate = first.length === 3 && second.length === 1 && second[0] === first[2];
  if (!gate && !sameShape(first, second)) {
    options.refuse(
      `it multiplies ${sayShape(first)} by ${sayShape(second)}, but it takes two equal shapes, ` +
        'or maps first and then a line with one number for each map.',
    );
  }
  return [first, second];
}

function times(alike: boolean, images: number, a: Place, b: Place, output: Place): KernelCall {
  return alike
    ? { kernel: 'product', reads: { a, b }, writes: { output } }
    : { kernel: 'scaleMaps', images, reads: { input: a, factors: b }, writes: { output } };
}

function backward(alike: boolean, site: BackwardSite): KernelCall[] {
  const { images, inputs, outputGradient, inputGradients } = site;
  const [first, second] = inputs as readonly [Place, Place];
  const [firstGradient, secondGradient] = inputGradients;
  const calls: KernelCall[] = [];
  if (firstGradient) calls.push(times(alike, images, outputGradient, second, firstGradient));
  if (!secondGradient) return calls;
  if (alike) return [...calls, times(alike, images, outputGradient, first, secondGradient)];
  const reads = { input: first, outputGradient };
  const writes = { factorsGradient: secondGradient };
  return [...calls, { kernel: 'scaleMapsFactorsGradient', images, reads, writes }];
}

/** Where its cells come from. */
export const mulSources: SourcesOf =
  (_, [, factors]) =>
  ({ cell, offset, inputs: [first, second] }) => {
    const at = cell.length === factors!.length ? offset : cell.at(-1)!;
    return {
      rule: 'product',
      terms: [term(first!, cell, offset), term(second!, cellAt(factors!, at), at)],
    };
  };
