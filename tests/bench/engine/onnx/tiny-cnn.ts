import type { Tensor } from '#engine/index.ts';
import { tinyCnn } from '../data.ts';
import { block, number } from './protobuf.ts';
import type { Bytes } from './protobuf.ts';

// Numbers of fields and types are those of onnx.proto, version 1.13 (operator set 13).
const FLOAT = 1;
const INTS = 7;
const IR_VERSION = 8;
const OPERATOR_SET = 13;

/**
 * The book’s tiny-cnn as an ONNX model, which has its channels first. It gives the shares of the
 * ten digits, as its last output; with `every`, what both ReLUs and both pools make comes before.
 */
export function tinyCnnOnnx(every: boolean): Uint8Array<ArrayBuffer> {
  const { weights } = tinyCnn();
  const [conv1, conv2, dense] = ['conv1', 'conv2', 'dense'].map((name) => weights.get(name)!);
  const pool = [ints('kernel_shape', [2, 2]), ints('strides', [2, 2])];
  const nodes = [
    node('Conv', ['input', 'conv1.kernel', 'conv1.bias'], 'conv1'),
    node('Relu', ['conv1'], 'relu1'),
    node('MaxPool', ['relu1'], 'pool1', pool),
    node('Conv', ['pool1', 'conv2.kernel', 'conv2.bias'], 'conv2'),
    node('Relu', ['conv2'], 'relu2'),
    node('MaxPool', ['relu2'], 'pool2', pool),
    node('Flatten', ['pool2'], 'flatten'),
    node('Gemm', ['flatten', 'dense.kernel', 'dense.bias'], 'dense'),
    node('Softmax', ['dense'], 'softmax'),
  ];
  const constants = [
    constant('conv1.kernel', moved(conv1!.kernel!, [3, 2, 0, 1])),
    constant('conv1.bias', conv1!.bias!),
    constant('conv2.kernel', moved(conv2!.kernel!, [3, 2, 0, 1])),
    constant('conv2.bias', conv2!.bias!),
    constant('dense.kernel', channelsFirst(dense!.kernel!, [5, 5, 16])),
    constant('dense.bias', dense!.bias!),
  ];
  const steps = [
    value(OUTPUT, 'relu1', [8, 26, 26]),
    value(OUTPUT, 'pool1', [8, 13, 13]),
    value(OUTPUT, 'relu2', [16, 11, 11]),
    value(OUTPUT, 'pool2', [16, 5, 5]),
  ];
  const graph = [
    ...[...nodes, block(2, 'tiny-cnn'), ...constants, value(INPUT, 'input', [1, 28, 28])],
    ...[...(every ? steps : []), value(OUTPUT, 'softmax', [10])],
  ];
  return Uint8Array.from([
    ...number(1, IR_VERSION),
    ...block(7, graph.flat()),
    ...block(8, number(2, OPERATOR_SET)),
  ]);
}

function node(kind: string, inputs: readonly string[], output: string, options: Bytes[] = []) {
  const reads = inputs.flatMap((input) => block(1, input));
  const writes = [...block(2, output), ...block(3, output), ...block(4, kind)];
  return block(1, [...reads, ...writes, ...options.flat()]);
}

function ints(name: string, values: readonly number[]): Bytes {
  const list = values.flatMap((value) => number(8, value));
  return block(5, [...block(1, name), ...list, ...number(20, INTS)]);
}

function constant(name: string, { shape, data }: Tensor): Bytes {
  const sides = shape.flatMap((side) => number(1, side));
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return block(5, [...sides, ...number(2, FLOAT), ...block(8, name), ...block(9, bytes)]);
}

const INPUT = 11;
const OUTPUT = 12;

/** An input or output of the graph: as many images as one likes, each of a shape. */
function value(field: number, name: string, shape: readonly number[]): Bytes {
  const count = block(1, block(2, 'images'));
  const sides = shape.flatMap((side) => block(1, number(1, side)));
  const type = [...number(1, FLOAT), ...block(2, [...count, ...sides])];
  return block(field, [...block(1, name), ...block(2, block(1, type))]);
}

/** A tensor with its axes in another order: axis i of the result is axis `order[i]` of the source. */
function moved({ shape, data }: Tensor, order: readonly number[]): Tensor {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  let places = [0];
  for (const axis of order) {
    const steps = Array.from({ length: shape[axis]! }, (_, i) => i * strides[axis]!);
    places = places.flatMap((place) => steps.map((step) => place + step));
  }
  return {
    shape: order.map((axis) => shape[axis]!),
    data: Float32Array.from(places, (i) => data[i]!),
  };
}

/** A dense kernel `[inputs, outputs]` whose inputs are a flattened map, for a map of channels first. */
function channelsFirst({ shape, data }: Tensor, map: readonly [number, number, number]): Tensor {
  const outputs = shape[1]!;
  return { shape, data: moved({ shape: [...map, outputs], data }, [2, 0, 1, 3]).data };
}
