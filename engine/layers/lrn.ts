import { lrns } from '../kernels/reference/lrn.ts';
import { sizeOf } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';
import { term } from './terms.ts';

/** Local response normalisation: a cell is held down by its neighbours in other maps. */
export interface LrnSpec {
  readonly name: string;
  readonly kind: 'lrn';
  readonly from?: readonly string[];
  /** How many neighbouring maps count, its own in the middle: odd; default 5. */
  readonly size?: number;
  /** Default 1e-4; divided by `size`, so that it weighs a mean of squares. */
  readonly alpha?: number;
  /** Default 0.75. */
  readonly beta?: number;
  /** Default 1. */
  readonly k?: number;
}

interface Neighbours {
  readonly size: number;
  readonly alpha: number;
  readonly beta: number;
  readonly k: number;
}

/**
 * The `lrn` layer, x / (k + α / size · Σ x²)^β over the maps around its own (Krizhevsky, Sutskever
 * & Hinton 2012, whose α is not divided by the size), as PyTorch and ONNX define it.
 */
export function lrn(options: Options, inputs: readonly Shape[]): Layer {
  const shape = oneInput(options, inputs);
  const { size, alpha, beta, k } = neighbourhood(options);
  if (size % 2 === 0) {
    options.refuse(`"size" is ${size}; it must be odd, as many maps on either side of its own.`);
  }
  const channels = shape.at(-1)!;
  const neighbours = { channels, size, alpha, beta };
  return {
    shape,
    kernels: lrns,
    remembers: { perImage: sizeOf(shape) },
    forward: ({ inputs: [input], output, memory: bases }) => [
      { kernel: 'lrn', ...neighbours, k, reads: { input: input! }, writes: { output, bases } },
    ],
    backward({ inputs: [input], memory: bases, outputGradient, inputGradients: [inputGradient] }) {
      const reads = { input: input!, bases, outputGradient };
      return [
        { kernel: 'lrnGradient', ...neighbours, reads, writes: { inputGradient: inputGradient! } },
      ];
    },
  };
}

function neighbourhood(options: Options): Neighbours {
  return {
    size: options.whole('size', 1, 5),
    alpha: options.positive('alpha', 1e-4),
    beta: options.positive('beta', 0.75),
    k: options.positive('k', 1),
  };
}

/** Where its cells come from. */
export const lrnSources: SourcesOf = (options, [shape]) => {
  const { size, alpha, beta, k } = neighbourhood(options);
  return ({ cell, offset, inputs }) => {
    const c = cell.at(-1)!;
    const first = Math.max(0, c - (size - 1) / 2);
    const last = Math.min(shape!.at(-1)! - 1, c + (size - 1) / 2);
    const terms = Array.from({ length: last - first + 1 }, (_, i) => {
      const at = [...cell.slice(0, -1), first + i];
      const other = term(inputs[0]!, at, offset - c + first + i);
      const product = (alpha / size) * other.value ** 2;
      return { ...other, product, ...(first + i === c && { winner: true }) };
    });
    return { rule: 'normalised', terms, bias: k, exponent: beta };
  };
};
