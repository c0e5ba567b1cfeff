import { sayShape } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { Options } from './options.ts';

/** A stack of feature maps: `[height, width, channels]`. */
export type MapShape = readonly [height: number, width: number, channels: number];

/** The shape of the one layer this kind reads; refuses several. */
export function oneInput(options: Options, inputs: readonly Shape[]): Shape {
  if (inputs.length !== 1) {
    options.refuse(
      `it reads ${inputs.length} layers, but this kind reads one; ` +
        'join them with an "add" or a "concat" first.',
    );
  }
  return inputs[0]!;
}

/** The one input as a stack of maps; refuses a line of numbers. */
export function oneMap(options: Options, inputs: readonly Shape[]): MapShape {
  const shape = oneInput(options, inputs);
  if (shape.length !== 3) {
    options.refuse(
      `its input is a line of ${sayShape(shape)} numbers, but it slides over a picture, ` +
        'height × width × channels; put it before the "flatten".',
    );
  }
  return [shape[0]!, shape[1]!, shape[2]!];
}

/** The length of the one input, a line of numbers; refuses maps. */
export function oneLine(options: Options, inputs: readonly Shape[]): number {
  const shape = oneInput(options, inputs);
  if (shape.length !== 1) {
    options.refuse(
      `its input is ${sayShape(shape)}, but it reads a line of numbers; ` +
        'put a "flatten" before it.',
    );
  }
  return shape[0]!;
}

/** The shapes of the layers this kind joins; refuses fewer than two. */
export function severalInputs(options: Options, inputs: readonly Shape[]): readonly Shape[] {
  if (inputs.length < 2) {
    options.refuse(
      'it joins two layers or more; name them, for example "from": ["conv1", "conv2"].',
    );
  }
  return inputs;
}
