import type { MapShape } from '../../layers/reads.ts';
import { sizeOf } from '../../shape.ts';
import type { Shape } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import type { Node } from './node.ts';
import type { Reading } from './reading.ts';
import type { Value } from './value.ts';
import { reshape, transpose } from './transpose.ts';

/** Gemm: a `dense` layer, its weights either way round. */
export function readGemm(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'line');
  const plain = node.float('alpha', 1) === 1 && node.float('beta', 1) === 1;
  if (!plain || node.whole('transA', 0) !== 0) {
    node.refuse('it must have alpha = 1, beta = 1 and transA = 0.');
  }
  const turned = node.whole('transB', 0) === 1;
  node.noOthers();
  addDense(node, reading, below, turned, reading.weights(node, 2));
}

/** MatMul of a line with weights: a `dense` layer, without a bias until an Add gives it one. */
export function readMatMul(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'line');
  node.noOthers();
  addDense(node, reading, below, false, undefined);
}

/** Flatten: a `flatten` layer; what is a line in all but its axes stays as it is. */
export function readFlatten(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'maps', 'line', 'spread', 'channels last');
  const axis = node.whole('axis', 1);
  node.noOthers();
  const rank = below.form === 'line' ? 2 : 4;
  if (axis !== 1 && axis !== 1 - rank) {
    node.refuse(`its axis is ${axis}; it must be 1, so that the batch stays.`);
  }
  flatten(node, reading, below);
}

/** Reshape: to two axes a flatten, to `[N, C, 1, 1]` a line that is spread over maps. */
export function readReshape(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'maps', 'line', 'spread', 'channels last');
  const zeroAllowed = node.whole('allowzero', 0) === 1;
  node.noOthers();
  const target = reading.wholes(node, 1) ?? node.refuse('its shape is missing.');
  const [batch, ...sides] = target;
  const size = sizeOf(below.shape);
  const whole = sides.map((side) => (side === -1 && batch !== -1 ? size : side));
  const keepsBatch = batch === -1 || batch === 1 || (batch === 0 && !zeroAllowed);
  if (keepsBatch && whole.length === 1 && whole[0] === size) {
    flatten(node, reading, below);
  } else if (keepsBatch && whole.join() === [size, 1, 1].join() && below.form !== 'maps') {
    reading.set(node.output, spread(node, below));
  } else {
    node.refuse(
      `it makes [${target.join(', ')}] of ${below.shape.join('×')}; ` +
        'only a line of all numbers can be made, with the batch kept apart.',
    );
  }
}

/** Squeeze of height and width, where both are 1. */
export function readSqueeze(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'spread', 'maps');
  node.noOthers();
  const axes = reading.wholes(node, 1)?.map((axis) => (axis < 0 ? axis + 4 : axis)) ?? [2, 3];
  const [height, width] = below.form === 'maps' ? below.shape : [1, 1];
  if (axes.sort().join() !== '2,3' || height !== 1 || width !== 1) {
    node.refuse('it must take away height and width, axes 2 and 3, where both are 1.');
  }
  flatten(node, reading, below);
}

/** Unsqueeze of a line: to maps of one cell, or to stand apart before it is compared with others. */
export function readUnsqueeze(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'line');
  node.noOthers();
  const given = reading.wholes(node, 1) ?? [];
  const rank = 2 + given.length;
  const axes = given.map((axis) => (axis < 0 ? axis + rank : axis)).sort((a, b) => a - b);
  if (axes.join() === '2,3') reading.set(node.output, spread(node, below));
  else if (axes.join() === '1' && !below.byChannel) {
    reading.set(node.output, { ...below, form: 'apart' });
  } else node.refuse('it must add height and width, axes 2 and 3, or axis 1 to a plain line.');
}

/** Transpose: between channels first and channels last, and back. */
export function readTranspose(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'maps', 'channels last');
  const perm = node.wholes('perm', 4)?.join();
  node.noOthers();
  const [wanted, form] =
    below.form === 'maps'
      ? (['0,2,3,1', 'channels last'] as const)
      : (['0,3,1,2', 'maps'] as const);
  if (perm !== wanted) node.refuse(`its "perm" is [${perm}]; here it must be [${wanted}].`);
  reading.set(node.output, { ...below, form });
}

/** A part of a layer that goes along a line by channel, in the engine's order. */
export function inEngineOrder(part: Tensor, maps: MapShape | undefined): Tensor {
  if (!maps) return part;
  const [height, width, channels] = maps;
  const cells = transpose(reshape(part, [channels, height, width]), [1, 2, 0]);
  return reshape(cells, part.shape);
}

function flatten(node: Node, reading: Reading, below: Value): void {
  if (below.form === 'spread') {
    reading.set(node.output, { ...below, form: 'line' });
    return;
  }
  const mixed = below.form === 'maps' && isMixed(below.shape);
  const byChannel = below.form === 'line' ? below.byChannel : mixed && (below.shape as MapShape);
  reading.add(node, 'flatten', [below], {}, {}, { form: 'line', ...(byChannel && { byChannel }) });
}

/** Whether it makes a difference that channels come first: not for one channel, or one cell. */
function isMixed([height, width, channels]: Shape): boolean {
  return channels! > 1 && height! * width! > 1;
}

function spread(node: Node, below: Value): Value {
  if (below.byChannel) node.refuse('it spreads a flattened picture, which is no list of channels.');
  return { ...below, form: 'spread' };
}

function addDense(
  node: Node,
  reading: Reading,
  below: Value,
  turned: boolean,
  bias: Tensor | undefined,
): void {
  const given = reading.weights(node, 1);
  if (given?.shape.length !== 2) node.refuse('its weights must be a constant of two axes.');
  const length = sizeOf(below.shape);
  const [inputs, units] = (turned ? given.shape.toReversed() : given.shape) as [number, number];
  if (inputs !== length) {
    node.refuse(`its weights are for ${inputs} numbers, but it reads ${length}.`);
  }
  if (bias && sizeOf(bias.shape) !== units) {
    node.refuse(`its bias has ${sizeOf(bias.shape)} numbers; it must have ${units}.`);
  }
  const [height, width, channels] = below.byChannel ?? [1, 1, length];
  const sides = [channels, height, width];
  const kernel = turned
    ? transpose(reshape(given, [units, ...sides]), [2, 3, 1, 0])
    : transpose(reshape(given, [...sides, units]), [1, 2, 0, 3]);
  const parts = {
    kernel: reshape(kernel, [length, units]),
    ...(bias && { bias: reshape(bias, [units]) }),
  };
  const options = { units, ...(!bias && { bias: false }) };
  reading.add(node, 'dense', [below], options, parts, { form: 'line' });
}
