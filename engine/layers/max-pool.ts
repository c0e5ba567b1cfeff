import type { Shape } from '../shape.ts';
import type { BackwardPass, ForwardPass, Layer, Origin, View } from './layer.ts';
import type { Options } from './options.ts';
import { eachWindow, poolWindow } from './pool.ts';
import type { PoolOptions } from './pool.ts';
import { cellsUnder, reachOf } from './window.ts';
import type { Window } from './window.ts';

/** Each window keeps its largest cell, map by map. Padding never wins. */
export interface MaxPoolSpec extends PoolOptions {
  readonly name: string;
  readonly kind: 'maxPool';
  readonly from?: readonly string[];
}

/** The `maxPool` layer. Among equals the first in reading order wins, and takes the gradient. */
export function maxPool(options: Options, inputs: readonly Shape[]): Layer {
  const window = poolWindow(options, inputs);
  options.noOthers();
  return {
    shape: [window.rows, window.columns, window.input[2]],
    reach: reachOf(window),
    forward: (pass) => forward(window, pass),
    backward: (pass) => backward(window, pass),
    sources: (view) => sources(window, view),
  };
}

function forward(window: Window, { images, inputs: [input], output }: ForwardPass): void {
  const [, width, channels] = window.input;
  eachWindow(window, images, (at, first, tall, wide) => {
    for (let c = 0; c < channels; c++) {
      let largest = -Infinity;
      for (let y = 0; y < tall; y++) {
        for (let x = 0; x < wide; x++) {
          largest = Math.max(largest, input![first + (y * width + x) * channels + c]!);
        }
      }
      output[at + c] = largest;
    }
  });
}

function backward(window: Window, pass: BackwardPass): void {
  const { images, outputGradient } = pass;
  const [input] = pass.inputs;
  const [into] = pass.inputGradients;
  if (!into) return;
  const [, width, channels] = window.input;
  eachWindow(window, images, (at, first, tall, wide) => {
    for (let c = 0; c < channels; c++) {
      let winner = first + c;
      for (let y = 0; y < tall; y++) {
        for (let x = 0; x < wide; x++) {
          const cell = first + (y * width + x) * channels + c;
          if (input![cell]! > input![winner]!) winner = cell;
        }
      }
      into[winner]! += outputGradient[at + c]!;
    }
  });
}

function sources(window: Window, { cell, inputs }: View): Origin {
  const [row, column, c] = cell as readonly [number, number, number];
  const { name, data } = inputs[0]!;
  const [, width, channels] = window.input;
  const seen = cellsUnder(window, row, column).map(({ y, x }) => ({
    from: name,
    cell: [y, x, c],
    value: data[(y * width + x) * channels + c]!,
  }));
  const largest = Math.max(...seen.map(({ value }) => value));
  const winner = seen.findIndex(({ value }) => value === largest);
  return {
    rule: 'max',
    terms: seen.map((term, i) => (i === winner ? { ...term, winner: true } : term)),
  };
}
