import type { Shape } from '../shape.ts';
import type { BackwardPass, ForwardPass, Layer, Origin, View } from './layer.ts';
import type { Options } from './options.ts';
import { coverOf, poolWindow } from './pool.ts';
import type { Cover, PoolOptions } from './pool.ts';
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
  let known: Cover | undefined;
  const cover = (): Cover => (known ??= coverOf(window));
  return {
    shape: [window.rows, window.columns, window.input[2]],
    reach: reachOf(window),
    forward: (pass) => forward(window, cover(), pass),
    backward: (pass) => backward(window, cover(), pass),
    sources: (view) => sources(window, view),
  };
}

function forward(window: Window, { cells, starts }: Cover, pass: ForwardPass): void {
  const { images, output } = pass;
  const [input] = pass.inputs;
  const [height, width, channels] = window.input;
  let at = 0;
  for (let image = 0; image < images; image++) {
    const picture = image * height * width * channels;
    for (let place = 0; place + 1 < starts.length; place++, at += channels) {
      for (let c = 0; c < channels; c++) {
        let largest = -Infinity;
        for (let i = starts[place]!; i < starts[place + 1]!; i++) {
          largest = Math.max(largest, input![picture + cells[i]! + c]!);
        }
        output[at + c] = largest;
      }
    }
  }
}

function backward(window: Window, { cells, starts }: Cover, pass: BackwardPass): void {
  const { images, output, outputGradient } = pass;
  const [input] = pass.inputs;
  const [into] = pass.inputGradients;
  if (!into) return;
  const [height, width, channels] = window.input;
  let at = 0;
  for (let image = 0; image < images; image++) {
    const picture = image * height * width * channels;
    for (let place = 0; place + 1 < starts.length; place++, at += channels) {
      for (let c = 0; c < channels; c++) {
        let i = starts[place]!;
        while (input![picture + cells[i]! + c] !== output[at + c]) i++;
        into[picture + cells[i]! + c]! += outputGradient[at + c]!;
      }
    }
  }
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
