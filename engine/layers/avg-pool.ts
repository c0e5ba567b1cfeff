import type { Shape } from '../shape.ts';
import type { BackwardPass, ForwardPass, Layer, Origin, View } from './layer.ts';
import type { Options } from './options.ts';
import { coverOf, poolWindow } from './pool.ts';
import type { Cover, PoolOptions } from './pool.ts';
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
  let known: Cover | undefined;
  const cover = (): Cover => (known ??= coverOf(window));
  return {
    shape: [window.rows, window.columns, window.input[2]],
    reach: reachOf(window),
    forward: (pass) => forward(window, cover(), divisor, pass),
    backward: (pass) => backward(window, cover(), divisor, pass),
    sources: (view) => sources(window, divisor, view),
  };
}

type Divisor = (seen: number) => number;

function forward(window: Window, cover: Cover, divisor: Divisor, pass: ForwardPass): void {
  const { images, output } = pass;
  const [input] = pass.inputs;
  const { cells, starts } = cover;
  const [height, width, channels] = window.input;
  let at = 0;
  for (let image = 0; image < images; image++) {
    const picture = image * height * width * channels;
    for (let place = 0; place + 1 < starts.length; place++, at += channels) {
      const end = starts[place + 1]!;
      const weight = 1 / divisor(end - starts[place]!);
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let i = starts[place]!; i < end; i++) sum += input![picture + cells[i]! + c]!;
        output[at + c] = sum * weight;
      }
    }
  }
}

function backward(window: Window, cover: Cover, divisor: Divisor, pass: BackwardPass): void {
  const { images, outputGradient } = pass;
  const [into] = pass.inputGradients;
  if (!into) return;
  const { cells, starts } = cover;
  const [height, width, channels] = window.input;
  let at = 0;
  for (let image = 0; image < images; image++) {
    const picture = image * height * width * channels;
    for (let place = 0; place + 1 < starts.length; place++, at += channels) {
      const end = starts[place + 1]!;
      const weight = 1 / divisor(end - starts[place]!);
      for (let i = starts[place]!; i < end; i++) {
        const to = picture + cells[i]!;
        for (let c = 0; c < channels; c++) into[to + c]! += outputGradient[at + c]! * weight;
      }
    }
  }
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
