import type { Tensor } from '../../tensor.ts';
import type { Node } from './node.ts';
import { readScale, readShift } from './read-constants.ts';
import { inEngineOrder } from './read-lines.ts';
import type { Reading } from './reading.ts';
import type { Form, Value } from './value.ts';
import { TensorProto_DataType as DataType } from './schema.js';

const ALL = ['maps', 'line', 'spread', 'channels last'] as const satisfies readonly Form[];

/** An operator without attributes that changes every cell alone, as a layer of the given kind. */
export function cellByCell(kind: string): (node: Node, reading: Reading) => void {
  return (node, reading) => {
    const below = reading.value(node, 0, ...ALL);
    node.noOthers();
    reading.add(node, kind, [below]);
  };
}

/** Identity, and Cast between 16-, 32- and 64-bit floats: nothing. */
export function readIdentity(node: Node, reading: Reading): void {
  const type = node.whole('to', DataType.FLOAT);
  node.noOthers();
  if (![DataType.FLOAT, DataType.FLOAT16, DataType.DOUBLE].includes(type)) {
    node.refuse('it makes other numbers than floats.');
  }
  reading.set(node.output, reading.value(node, 0, ...ALL, 'padded'));
}

/** Dropout: a `dropout` layer, which does nothing at rest. */
export function readDropout(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, ...ALL);
  node.whole('seed', 0);
  node.noOthers();
  if (node.inputs[2]) node.refuse('it has a "training_mode"; export the model for inference.');
  const rate = reading.weights(node, 1)?.data[0] ?? 0.5;
  reading.add(node, 'dropout', [below], { rate: Number(rate.toPrecision(7)) });
}

/** Softmax over the channels, or over a line. */
export function readSoftmax(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, ...ALL);
  refuseOtherAxis(node, below, node.whole('axis', -1));
  node.noOthers();
  reading.add(node, 'softmax', [below]);
}

/** Concat along the channels. */
export function readConcat(node: Node, reading: Reading): void {
  const below = alike(node, reading);
  if (below.some(({ byChannel }) => byChannel)) {
    node.refuse('it stacks flattened pictures, whose numbers lie in another order here.');
  }
  refuseOtherAxis(node, below[0]!, node.whole('axis', 1));
  node.noOthers();
  reading.add(node, 'concat', below);
}

/** Add and Sum: an `add` layer; an Add of a constant belongs to the layer below. */
export function readAdd(node: Node, reading: Reading): void {
  node.noOthers();
  const place = node.inputs.findIndex((input) => reading.isConstant(input));
  if (place >= 0 && node.inputs.length === 2) readShift(node, reading, place);
  else reading.add(node, 'add', alike(node, reading));
}

/** Mul: a `mul` layer; with the Sigmoid of what it reads, a `silu` layer. */
export function readMul(node: Node, reading: Reading): void {
  node.noOthers();
  const place = node.inputs.findIndex((input) => reading.isConstant(input));
  if (place >= 0 && node.inputs.length === 2) {
    readScale(node, reading, place);
    return;
  }
  const [a, b] = [reading.value(node, 0, ...ALL), reading.value(node, 1, ...ALL)];
  for (const [value, gate] of [
    [a, b],
    [b, a],
  ] as const) {
    const layer = reading.layers.get(gate.layer);
    if (layer?.kind === 'sigmoid' && gate.alone && layer.from[0] === value.layer) {
      reading.replace(gate, node, 'silu');
      return;
    }
  }
  const gated = a.form === 'spread' ? [b, a] : [a, b];
  if (gated[0]!.form === 'maps' && gated[1]!.form === 'spread') reading.add(node, 'mul', gated);
  else reading.add(node, 'mul', alike(node, reading));
}

/** BatchNormalization at rest: a `batchNorm` layer. */
export function readBatchNorm(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'maps', 'line', 'spread');
  const epsilon = node.float('epsilon', 1e-5);
  const momentum = Number((1 - node.float('momentum', 0.9)).toPrecision(6));
  const training = node.whole('training_mode', 0);
  node.noOthers();
  if (training) node.refuse('it is in training mode; export the model for inference.');
  const part = (place: number): Tensor =>
    inEngineOrder(reading.weights(node, place) ?? node.refuse(NO_PART), below.byChannel);
  const parts = { scale: part(1), shift: part(2), mean: part(3), variance: part(4) };
  const options = {
    ...(epsilon !== 1e-5 && { epsilon }),
    ...(momentum !== 0.1 && { momentum }),
  };
  reading.add(node, 'batchNorm', [below], options, parts);
}

const NO_PART = 'it must have four constants: scale, shift, mean and variance.';

/** LRN across channels. */
export function readLrn(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'maps');
  const size = node.whole('size', 0);
  const [alpha, beta, k] = [
    node.float('alpha', 1e-4),
    node.float('beta', 0.75),
    node.float('bias', 1),
  ];
  node.noOthers();
  reading.add(node, 'lrn', [below], { size, alpha, beta, k });
}

/** All that a node reads, in one form and order. */
function alike(node: Node, reading: Reading): Value[] {
  const values = node.inputs.map((_, place) => reading.value(node, place, ...ALL));
  const [first] = values;
  if (!first) node.refuse('it reads nothing.');
  const same = values.every(
    ({ form, byChannel }) => form === first.form && byChannel?.join() === first.byChannel?.join(),
  );
  if (!same) node.refuse('what it reads lies in different orders of axes; bring it to one first.');
  return values;
}

/** Softmax and Concat go along the channels: axis 1, or the last one where channels come last. */
function refuseOtherAxis(node: Node, { form }: Value, axis: number): void {
  const [rank, channels] = form === 'line' ? [2, 1] : [4, form === 'channels last' ? 3 : 1];
  if (axis === channels || axis === channels - rank) return;
  node.refuse(`its axis is ${axis}; here it must be that of the channels, ${channels}.`);
}
