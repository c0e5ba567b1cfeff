import { exp } from '../exp.ts';
import { offsetOf } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { BackwardPass, ForwardPass, Layer } from './layer.ts';
import type { Options } from './options.ts';
import { oneInput } from './reads.ts';

/** Turns sums into shares of one: exp of each over the sum of all, along the last axis. */
export interface SoftmaxSpec {
  readonly name: string;
  readonly kind: 'softmax';
  readonly from?: readonly string[];
}

/** The `softmax` layer. The largest sum is taken off before exp, so that nothing overflows. */
export function softmax(options: Options, inputs: readonly Shape[]): Layer {
  const shape = oneInput(options, inputs);
  options.noOthers();
  const classes = shape.at(-1)!;
  return {
    shape,
    ...(shape.length === 1 && { reach: 'everything' as const }),
    forward: (pass) => forward(classes, pass),
    backward: (pass) => backward(classes, pass),
    sources({ cell, inputs }) {
      const { name, data } = inputs[0]!;
      const start = offsetOf(shape, [...cell.slice(0, -1), 0]);
      const sums = data.subarray(start, start + classes);
      const largest = Math.max(...sums);
      const terms = Array.from(sums, (value, o) => ({
        from: name,
        cell: [...cell.slice(0, -1), o],
        value,
        product: exp(value - largest),
        ...(o === cell.at(-1) && { winner: true }),
      }));
      return { rule: 'share', terms };
    },
  };
}

function forward(classes: number, { inputs: [input], output }: ForwardPass): void {
  for (let start = 0; start < output.length; start += classes) {
    let largest = -Infinity;
    for (let o = 0; o < classes; o++) largest = Math.max(largest, input![start + o]!);
    let sum = 0;
    for (let o = 0; o < classes; o++) sum += exp(input![start + o]! - largest);
    for (let o = 0; o < classes; o++) output[start + o] = exp(input![start + o]! - largest) / sum;
  }
}

/** Each share pulls its own sum up and all the others down: pₒ (gₒ − Σ p g). */
function backward(classes: number, pass: BackwardPass): void {
  const { output, outputGradient } = pass;
  const [into] = pass.inputGradients;
  if (!into) return;
  for (let start = 0; start < output.length; start += classes) {
    let mean = 0;
    for (let o = start; o < start + classes; o++) mean += output[o]! * outputGradient[o]!;
    for (let o = start; o < start + classes; o++) {
      into[o]! += output[o]! * (outputGradient[o]! - mean);
    }
  }
}
