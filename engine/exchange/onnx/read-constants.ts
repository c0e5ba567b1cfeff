import { sizeOf } from '../../shape.ts';
import { tensor } from '../../tensor.ts';
import type { Tensor } from '../../tensor.ts';
import type { Node } from './node.ts';
import { inEngineOrder } from './read-lines.ts';
import type { Reading } from './reading.ts';
import { reshape } from './transpose.ts';
import type { ReadLayer, Value } from './value.ts';

/** An Add of a constant: the bias of the layer right below if it has none, else an `affine` layer. */
export function readShift(node: Node, reading: Reading, place: number): void {
  const below = reading.value(node, 1 - place, 'maps', 'line', 'spread');
  shift(node, reading, below, constantFor(node, reading, place, below));
}

/** A Mul with a constant: an `affine` layer, or the amplitude of the `tanh` right below. */
export function readScale(node: Node, reading: Reading, place: number): void {
  const below = reading.value(node, 1 - place, 'maps', 'line', 'spread');
  scale(node, reading, below, place, constantFor(node, reading, place, below));
}

/** Sub of a constant: its negative is added. Over lines that stand apart: see `readDistances`. */
export function readSub(node: Node, reading: Reading): void {
  node.noOthers();
  const below = reading.value(node, 0, 'maps', 'line', 'spread', 'apart');
  if (below.form === 'apart') {
    const centres = reading.weights(node, 1);
    if (centres?.shape.length !== 2 || centres.shape[1] !== below.shape[0]) {
      node.refuse(`it must take away a table, ${below.shape[0]} numbers for each unit.`);
    }
    reading.set(node.output, { ...below, form: 'differences', centres });
    return;
  }
  const given = constantFor(node, reading, 1, below);
  shift(node, reading, below, { ...given, data: given.data.map((value) => -value) });
}

/** Div by a constant: its inverse is multiplied. */
export function readDiv(node: Node, reading: Reading): void {
  node.noOthers();
  const below = reading.value(node, 0, 'maps', 'line', 'spread');
  const given = constantFor(node, reading, 1, below);
  scale(node, reading, below, 1, { ...given, data: given.data.map((value) => 1 / value) });
}

/** Tanh: a `tanh` layer, whose slope is one number that all it reads was multiplied by. */
export function readTanh(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'maps', 'line', 'spread', 'channels last');
  node.noOthers();
  const layer = reading.layers.get(below.layer);
  const slope = below.alone ? layer?.slope : undefined;
  if (slope === undefined) reading.add(node, 'tanh', [below]);
  else reading.replace(below, node, 'tanh', { slope });
}

/** ReduceSumSquare of the differences to fixed centres: an `rbf` layer. */
export function readDistances(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'differences');
  const axis = node.wholes('axes', 1)?.[0] ?? reading.wholes(node, 1)?.[0];
  const keeps = node.whole('keepdims', 1);
  node.whole('noop_with_empty_axes', 0);
  node.noOthers();
  if (keeps || (axis !== 2 && axis !== -1))
    node.refuse('it must sum over axis 2 and take it away.');
  const [units, length] = below.centres!.shape as readonly [number, number];
  const centres = tensor([length, units]);
  for (let i = 0; i < units * length; i++) {
    centres.data[(i % length) * units + Math.floor(i / length)] = below.centres!.data[i]!;
  }
  reading.add(node, 'rbf', [below], { units }, { centres }, { form: 'line' });
}

function shift(node: Node, reading: Reading, below: Value, bias: Tensor): void {
  const layer = reading.layers.get(below.layer);
  if (below.alone && layer?.options.bias === false) {
    layer.options = without(layer.options, 'bias');
    layer.parts = { ...layer.parts, bias };
  } else if (below.alone && layer?.kind === 'affine') {
    const sum = layer.parts.bias!.data.map((value, c) => value + bias.data[c]!);
    layer.parts = { ...layer.parts, bias: { ...bias, data: sum } };
    layer.slope = undefined;
  } else {
    addAffine(
      node,
      reading,
      below,
      bias.data.map(() => 1),
      bias.data,
    );
    return;
  }
  reading.set(node.output, { ...below, alone: true });
}

function scale(node: Node, reading: Reading, below: Value, place: number, gain: Tensor): void {
  const layer = reading.layers.get(below.layer);
  // One number for all cells, not one for each of a single channel.
  const factor = reading.rank(node, place) === 0 ? tidy(gain.data[0]!) : undefined;
  if (factor! > 0 && below.alone && layer?.kind === 'tanh' && !('amplitude' in layer.options)) {
    layer.options = { amplitude: factor, ...layer.options };
    reading.set(node.output, { ...below, alone: true });
    return;
  }
  const made = addAffine(
    node,
    reading,
    below,
    gain.data,
    gain.data.map(() => 0),
  );
  if (factor! > 0) made.slope = factor;
}

/** A 32-bit float to the seven digits that it has. */
const tidy = (value: number): number => Number(value.toPrecision(7));

function addAffine(
  node: Node,
  reading: Reading,
  below: Value,
  gain: Float32Array,
  bias: Float32Array,
): ReadLayer {
  const parts = { kernel: tensor([1, 1, 1, gain.length], gain), bias: tensor([bias.length], bias) };
  return reading.add(node, 'affine', [below], {}, parts);
}

/** A constant as one number for each channel, in the engine's order. */
function constantFor(node: Node, reading: Reading, place: number, below: Value): Tensor {
  const constant = reading.weights(node, place) ?? node.refuse('it must read a constant.');
  const channels = below.shape.at(-1)!;
  if (sizeOf(constant.shape) === 1) {
    return tensor([channels], new Float32Array(channels).fill(constant.data[0]!));
  }
  const sides = below.form === 'line' ? [channels] : [channels, 1, 1];
  const lead = constant.shape.length > sides.length ? [1] : [];
  if (constant.shape.join() !== [...lead, ...sides].join()) {
    node.refuse(
      `its constant is [${constant.shape.join(', ')}]; it must be one number, or one for each of ` +
        `${channels} channels.`,
    );
  }
  return inEngineOrder(reshape(constant, [channels]), below.byChannel);
}

function without(options: Readonly<Record<string, unknown>>, name: string) {
  return Object.fromEntries(Object.entries(options).filter(([key]) => key !== name));
}
