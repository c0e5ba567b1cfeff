import { columns } from '../kernels/reference/columns.ts';
import { sayShape, sameShape } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { KernelCall, Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { severalInputs } from './reads.ts';
import { term } from './terms.ts';

/** Two or more layers stacked: their maps one behind the other, or lines end to end. */
export interface ConcatSpec {
  readonly name: string;
  readonly kind: 'concat';
  readonly from: readonly string[];
}

/** The `concat` layer, along the channels. */
export function concat(options: Options, inputs: readonly Shape[]): Layer {
  const [first] = severalInputs(options, inputs) as readonly [Shape];
  const sides = first.slice(0, -1);
  if (!inputs.every((input) => sameShape(input.slice(0, -1), sides))) {
    options.refuse(
      `it stacks ${inputs.map(sayShape).join(' and ')}, but only the number of channels may ` +
        'differ; bring the maps to one height and width first.',
    );
  }
  const { depths, depth, starts } = stack(inputs);
  const columnsOf = (k: number) => ({ columns: depths[k]!, width: depth, start: starts[k]! });
  return {
    shape: [...sides, depth],
    kernels: columns,
    forward: ({ inputs, output }) =>
      inputs.map((input, k) => ({
        kernel: 'pasteColumns',
        ...columnsOf(k),
        reads: { input },
        writes: { output },
      })),
    backward: ({ outputGradient, inputGradients }) =>
      inputGradients.flatMap((output, k): KernelCall[] => {
        if (!output) return [];
        const reads = { input: outputGradient };
        return [{ kernel: 'cutColumns', ...columnsOf(k), reads, writes: { output } }];
      }),
  };
}

/** How many channels each input has and the stack, and the first channel of each in the stack. */
function stack(inputs: readonly Shape[]) {
  const depths = inputs.map((input) => input.at(-1)!);
  let depth = 0;
  const starts = depths.map((channels) => (depth += channels) - channels);
  return { depths, depth, starts };
}

/** Where its cells come from. */
export const concatSources: SourcesOf = (_, shapes) => {
  const { depths, depth, starts } = stack(shapes);
  return ({ cell, offset, inputs }) => {
    const c = cell.at(-1)!;
    const k = starts.findLastIndex((start) => start <= c);
    const own = c - starts[k]!;
    const at = Math.floor(offset / depth) * depths[k]! + own;
    return { rule: 'copied', terms: [term(inputs[k]!, [...cell.slice(0, -1), own], at)] };
  };
};
