import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { readOnnx } from '#engine/exchange/index.ts';
import type { Attributes } from '#engine/exchange/onnx/graph.ts';
import { TensorProtoSchema } from '#engine/exchange/onnx/schema.js';
import { forward } from '#engine/index.ts';
import { kinds } from '#engine/layers/index.ts';
import { CONV, graphOf } from './graph-of.ts';
import type { NodeWords } from './graph-of.ts';
import { drawn } from './networks.ts';

test('weights of 16 and 64 bits are read, as bytes or as numbers', () => {
  const halves = [0x3c00, 0xc000, 0x3555, 0x0001, 0x8000, 0x7bff];
  const numbers = [1, -2, 0.333251953125, 2 ** -24, -0, 65504];
  const bytes = new Uint8Array(Uint16Array.from(halves).buffer);
  const doubles = new Uint8Array(Float64Array.from(numbers).buffer);
  for (const held of [
    { dataType: 10, rawData: bytes },
    { dataType: 10, int32Data: halves },
    { dataType: 11, rawData: doubles },
    { dataType: 11, doubleData: numbers },
    { dataType: 1, floatData: numbers },
  ]) {
    const model = graphOf([['Conv', ['x', 'kernel']]], ({ weights }) => {
      weights[0] = create(TensorProtoSchema, { name: 'kernel', dims: [3n, 2n, 1n, 1n], ...held });
    });
    const { data } = readOnnx(model).weights.get('conv1')!.kernel!;
    expect([...data]).toEqual([1, 0.333251953125, -0, -2, 2 ** -24, 65504]);
  }
});

test.runIf('affine' in kinds)(
  'a bias is left apart where something else reads the sum without it',
  () => {
    const { spec } = readOnnx(
      graphOf([
        ['Flatten', ['x']],
        ['MatMul', ['v1', 'matrix']],
        ['Relu', ['v2']],
        ['Add', ['v2', 'three']],
        ['Add', ['v3', 'v4']],
      ]),
    );
    expect(spec.layers.map(({ kind }) => kind)).toEqual([
      'flatten',
      'dense',
      'relu',
      'affine',
      'add',
    ]);
    expect(spec.layers[1]).toMatchObject({ bias: false });
  },
);

test.runIf('affine' in kinds)('a mean taken off is a bias, and a division a gain', () => {
  const nodes: NodeWords[] = [
    CONV,
    ['Sub', ['v1', 'column']],
    ['Div', ['v2', 'two']],
    ['Sub', ['v3', 'one']],
  ];
  const { spec, weights } = readOnnx(graphOf(nodes));
  expect(spec.layers.map(({ kind }) => kind)).toEqual(['conv', 'affine']);
  expect([...weights.get('conv1')!.bias!.data]).toEqual([-1, -2, -3, -4]);
  expect([...weights.get('affine1')!.kernel!.data]).toEqual([0.5, 0.5, 0.5, 0.5]);
  expect([...weights.get('affine1')!.bias!.data]).toEqual([-1, -1, -1, -1]);
});

test('layers that nothing needs are left out', () => {
  const network = readOnnx(graphOf([CONV, ['Relu', ['x']], ['Relu', ['v1']]]));
  expect(network.spec.layers.map(({ name }) => name)).toEqual(['conv1', 'relu2']);
});

test('windows over the edge are padding where they start inside', () => {
  const pool = (attributes: Attributes) =>
    readOnnx(graphOf([['MaxPool', ['x'], { ceil_mode: 1, ...attributes }]]));
  expect(pool({ kernel_shape: [3, 3], strides: [2, 2] }).spec.layers[0]).toMatchObject({
    padding: [0, 1, 1, 0],
  });
  // Padded by one on each side, 8 cells: the third window of two would start in the padding.
  const padded = pool({ kernel_shape: [2, 2], strides: [7, 7], pads: [1, 1, 1, 1] });
  expect(padded.layers[0]!.shape).toEqual([1, 1, 2]);
  expect(
    forward(pool({ kernel_shape: [2, 2], strides: [2, 2] }), drawn([6, 6, 2], 1)).output.shape,
  ).toEqual([3, 3, 2]);
});
