import type { Sides } from '../../layers/options.ts';
import type { MapShape } from '../../layers/reads.ts';
import type { Shape } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';

/** How a value lies in ONNX, its batch left out. */
export type Form =
  /** `[channels, height, width]`. */
  | 'maps'
  /** `[length]`. */
  | 'line'
  /** `[channels, 1, 1]`, a line for the engine. */
  | 'spread'
  /** `[height, width, channels]`, as in the engine. */
  | 'channels last'
  /** Maps with a border that the next node takes over. */
  | 'padded'
  /** `[1, length]`, a line to be compared with each of several. */
  | 'apart'
  /** `[units, length]`, what such a line has more than each of its centres. */
  | 'differences';

/** A value of the graph, and the layer that makes it. */
export interface Value {
  readonly layer: string;
  /** In the engine's order, without the border of `padded`. */
  readonly shape: Shape;
  readonly form: Form;
  /** Given for a line that lies channel by channel: the maps it is made of. */
  readonly byChannel?: MapShape;
  readonly border?: { readonly mode: 'zeros' | 'lowest' | 'mirrored'; readonly sides: Sides };
  /** Given for `differences`: the centres, `[units, length]`. */
  readonly centres?: Tensor;
  /** Whether a single node reads it, so that both can become one layer. */
  readonly alone: boolean;
}

/** A layer of the network that is being read. */
export interface ReadLayer {
  readonly kind: string;
  options: Readonly<Record<string, unknown>>;
  readonly from: readonly string[];
  parts: Readonly<Record<string, Tensor>>;
  /** Given for an `affine` that has only multiplied all by this number, until more is added. */
  slope?: number | undefined;
}

/** A form as it is said in a sentence. */
export const SAID: Readonly<Record<Form, string>> = {
  maps: 'a stack of maps',
  line: 'a line of numbers',
  spread: 'a stack of maps of one cell',
  'channels last': 'a picture with its channels last',
  padded: 'a picture with a border',
  apart: 'a line beside others',
  differences: 'a table of differences',
};
