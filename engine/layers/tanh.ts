import { curves } from '../kernels/reference/curves.ts';
import type { Shape } from '../shape.ts';
import type { Layer, SourcesOf } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';
import { below, weighed } from './terms.ts';

/** Squeezes each cell between −amplitude and amplitude. */
export interface TanhSpec {
  readonly name: string;
  readonly kind: 'tanh';
  readonly from?: readonly string[];
  /** Default 1. */
  readonly amplitude?: number;
  /** What a cell is multiplied by first; default 1. */
  readonly slope?: number;
}

/**
 * The `tanh` layer, amplitude · tanh(slope · x) cell by cell. LeNet-5 has 1.7159 and ⅔ (LeCun et
 * al. 1998, appendix A): about 1 at 1, and −1 at −1.
 */
export function tanh(options: Options, inputs: readonly Shape[]): Layer {
  const shape = oneInput(options, inputs);
  const { amplitude, slope } = steepness(options);
  return {
    shape,
    kernels: curves,
    forward: ({ inputs: [input], output }) => [
      { kernel: 'tanh', amplitude, slope, reads: { input: input! }, writes: { output } },
    ],
    backward({ output, outputGradient, inputGradients: [inputGradient] }) {
      const [reads, writes] = [{ output, outputGradient }, { inputGradient: inputGradient! }];
      return [{ kernel: 'tanhGradient', amplitude, slope, reads, writes }];
    },
  };
}

function steepness(options: Options): { amplitude: number; slope: number } {
  return { amplitude: options.positive('amplitude', 1), slope: options.positive('slope', 1) };
}

/** Where its cells come from. */
export const tanhSources: SourcesOf = (options) => {
  const { amplitude, slope } = steepness(options);
  return (view) => ({ rule: 'tanh', terms: [weighed(below(view), slope)], amplitude });
};
