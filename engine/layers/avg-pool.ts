import type { Shape } from '../shape.ts';
import type { BackwardPass, ForwardPass, Layer, Origin, View } from './layer.ts';
import type { Options } from './options.ts';
import { eachWindow, poolWindow } from './pool.ts';
import type { PoolOptions } from './pool.ts';
import { cellsUnder, reachOf } from './window.ts';
import type { Window } from './window.ts';

/** Each window becomes its mean, map by map. */
export interface AvgPoolSpec extends PoolOptions {
  readonly name: string;
  readonly kind: 'avgPool';
  readonly from?: readonly string[];
  /**
   * Whether cells of the padding count as zeros (PyTorch's default, `count_include_pad`) or are
   * left out of the mean (Keras, and the default here).
   */
  readonly countPadding?: boolean;
}

/** The `avgPool` layer. */
export function avgPool(options: Options, inputs: readonly Shape[]): Layer {
  const window = poolWindow(options, inputs);
  const countPadding = options.flag('countPadding', false);
  options.noOthers();
  const whole = window.size[0] * window.size[1];
  const divisor = (seen: number): number => (countPadding ? whole : seen);
  return {
    shape: [window.rows, window.columns, window.input[2]],
    reach: reachOf(window),
    forward: (pass) => forward(window, divisor, pass),
    backward: (pass) => backward(window, divisor, pass),
    sources: (view) => sources(window, divisor, view),
  };
}

type Divisor = (seen: number) => number;

function forward(window: Window, divisor: Divisor, pass: ForwardPass): void {
  const { images, output } = pass;
  const [input] = pass.inputs;
  const [, width, channels] = window.input;
  eachWindow(window, images, (at, first, tall, wide) => {
    const weight = 1 / divisor(tall * wide);
    for (let c = 0; c < channels; c++) {
      let sum = 0;
      for (let y = 0; y < tall; y++) {
        for (let x = 0; x < wide; x++) sum += input![first + (y * width + x) * channels + c]!;
      }
      output[at + c] = sum * weight;
    }
  });
}

function backward(window: Window, divisor: Divisor, pass: BackwardPass): void {
  const { images, outputGradient } = pass;
  const [into] = pass.inputGradients;
  if (!into) return;
  const [, width, channels] = window.input;
  eachWindow(window, images, (at, first, tall, wide) => {
    const weight = 1 / divisor(tall * wide);
    for (let y = 0; y < tall; y++) {
      for (let x = 0; x < wide; x++) {
        const cell = first + (y * width + x) * channels;
        for (let c = 0; c < channels; c++) into[cell + c]! += outputGradient[at + c]! * weight;
      }
    }
  });
}

function sources(window: Window, divisor: Divisor, { cell, inputs }: View): Origin {
  const [row, column, c] = cell as readonly [number, number, number];
  const { name, data } = inputs[0]!;
  const [, width, channels] = window.input;
  const seen = cellsUnder(window, row, column);
  const weight = 1 / divisor(seen.length);
  const terms = seen.map(({ y, x }) => {
    const value = data[(y * width + x) * channels + c]!;
    return { from: name, cell: [y, x, c], value, weight, product: value * weight };
  });
  return { rule: 'mean', terms };
}
