import { expect, test } from 'vitest';
import { readOnnx, writeOnnx } from '#engine/exchange/index.ts';
import { Graph } from '#engine/exchange/onnx/graph.ts';
import { SpecError, initialise, zoo } from '#engine/index.ts';
import { CONV, bytesOf, graphOf } from './graph-of.ts';
import type { NodeWords } from './graph-of.ts';

const cases: [string, readonly NodeWords[], RegExp][] = [
  [
    'an unknown operator',
    [['Einsum', ['x']]],
    /^Einsum node "node-1": the engine has no such operator; it reads "Add"/,
  ],
  [
    'an unknown attribute',
    [['Relu', ['x'], { leak: 1 }]],
    /^Relu node "node-1": its attribute "leak" is not known/,
  ],
  [
    'an attribute of the wrong type',
    [['Conv', ['x', 'kernel'], { group: 'two' }]],
    /attribute "group" must be a whole number/,
  ],
  [
    'a value that nothing makes',
    [['Relu', ['y']]],
    /reads "y", which is made by no node before it/,
  ],
  [
    'weights that are computed',
    [CONV, ['Conv', ['x', 'v1']]],
    /reads "v1" at place 2, where it must read a constant/,
  ],
  [
    'weights for other channels',
    [['Conv', ['x', 'kernel'], { group: 2 }]],
    /for 2 groups of 2 channels, but it reads 2 channels/,
  ],
  [
    'a kernel that is not its weights',
    [['Conv', ['x', 'kernel'], { kernel_shape: [5, 5] }]],
    /its "kernel_shape" is \[5,5\]/,
  ],
  ['a window without a size', [['MaxPool', ['x']]], /its "kernel_shape" is missing/],
  [
    'a window for lines',
    [['MaxPool', ['x'], { kernel_shape: [2] }]],
    /has 1 numbers; for pictures it must have 2/,
  ],
  [
    'a pool with gaps',
    [['MaxPool', ['x'], { kernel_shape: [2, 2], dilations: [2, 2] }]],
    /a pool here has none/,
  ],
  [
    'a step of nothing',
    [['MaxPool', ['x'], { kernel_shape: [2, 2], strides: [0, 0] }]],
    /must be 1 or more/,
  ],
  [
    'a border below a max pool',
    [
      ['Pad', ['x', 'pads']],
      ['MaxPool', ['v1'], { kernel_shape: [2, 2] }],
    ],
    /can be its largest cell/,
  ],
  [
    'a border below anything else',
    [
      ['Pad', ['x', 'pads']],
      ['Relu', ['v1']],
    ],
    /a picture with a border; that cannot be run here/,
  ],
  ['a border of ones', [['Pad', ['x', 'pads', 'one']]], /must pad with zeros/],
  [
    'a mirrored border',
    [
      ['Pad', ['x', 'pads'], { mode: 'reflect' }],
      ['Conv', ['v1', 'kernel']],
    ],
    /only a depthwise binomial blur can have one/,
  ],
  [
    'a mean that counts only some of its padding',
    [
      [
        'AveragePool',
        ['x'],
        {
          kernel_shape: [3, 3],
          strides: [2, 2],
          count_include_pad: 1,
          pads: [1, 1, 1, 1],
          ceil_mode: 1,
        },
      ],
    ],
    /not the cells that "ceil_mode" adds/,
  ],
  ['a root of cubes', [['LpPool', ['x'], { kernel_shape: [2, 2], p: 3 }]], /its "p" is 3; only 2/],
  [
    'a softmax over rows',
    [['Softmax', ['x'], { axis: 2 }]],
    /its axis is 2; here it must be that of the channels, 1/,
  ],
  ['a reshape that mixes the batch', [['Reshape', ['x', 'odd']]], /it makes \[3, -1\] of 6×6×2/],
  ['a flatten of the batch', [['Flatten', ['x'], { axis: 0 }]], /its axis is 0; it must be 1/],
  [
    'a flattened picture that is stacked',
    [
      ['Flatten', ['x']],
      ['Concat', ['v1', 'v1'], { axis: 1 }],
    ],
    /whose numbers lie in another order here/,
  ],
  [
    'a flattened picture at the end',
    [['Flatten', ['x']]],
    /^The output "v1" lies in an order of axes/,
  ],
  ['a matrix for maps', [['MatMul', ['x', 'matrix']]], /a stack of maps; that cannot be run here/],
  [
    'a scaled product',
    [
      ['Flatten', ['x']],
      ['Gemm', ['v1', 'matrix'], { alpha: { float: 2 } }],
    ],
    /must have alpha = 1/,
  ],
  [
    'a matrix the wrong way round',
    [
      ['Flatten', ['x']],
      ['Gemm', ['v1', 'matrix'], { transB: 1 }],
    ],
    /its weights are for 3 numbers, but it reads 72/,
  ],
  [
    'a constant of another length',
    [['Add', ['x', 'three']]],
    /its constant is \[3\]; it must be one number, or one for each of 2 channels/,
  ],
  ['a sum of two shapes', [CONV, ['Add', ['v1', 'x']]], /shapes must be equal to be added/],
  [
    'a mean over channels',
    [['ReduceMean', ['x'], { axes: [1, 2] }]],
    /must average over height and width/,
  ],
  [
    'another order of axes',
    [['Transpose', ['x'], { perm: [0, 3, 2, 1] }]],
    /its "perm" is \[0,3,2,1\]; here it must be \[0,2,3,1\]/,
  ],
];

test.each(cases)('%s is refused', (_, nodes, sentence) => {
  const read = () => readOnnx(graphOf(nodes));
  expect(read).toThrow(SpecError);
  expect(read).toThrow(sentence);
});

test('a domain of its own, an old opset and a second output are refused', () => {
  const custom = graphOf([['Relu', ['x']]], ({ nodes }) => (nodes[0]!.domain = 'com.example'));
  expect(() => readOnnx(custom)).toThrow(/^Relu node "node-1": the engine has no such operator/);
  const graph = new Graph([]);
  graph.node('Relu', ['x'], 'y');
  expect(() => readOnnx(bytesOf(graph.nodes, [], 'y', 12n))).toThrow(
    /version 12 .* 13 or newer is read/,
  );
  expect(() => readOnnx(bytesOf(graph.nodes, [], 'z'))).toThrow(/must have one output/);
});

test('a value that is made twice is refused', () => {
  const twice = graphOf(
    [
      ['Relu', ['x']],
      ['Relu', ['v1']],
    ],
    ({ nodes }) => (nodes[1]!.output = ['v1']),
  );
  expect(() => readOnnx(twice)).toThrow(/The value "v1" is made twice/);
});

test('what is neither bytes nor a model is refused', () => {
  expect(() => readOnnx('model.onnx' as unknown as Uint8Array)).toThrow(
    /from a Uint8Array of its bytes/,
  );
  expect(() => readOnnx(new Uint8Array())).toThrow(/no graph with nodes/);
});

test('weights that are no numbers are refused by the layer that has them', () => {
  const model = graphOf([CONV], ({ weights }) => weights[0]!.rawData.fill(0xff));
  expect(() => readOnnx(model)).toThrow(/^conv1: the kernel holds NaN at place 0/);
});

test('a kind that ONNX cannot say is refused by its name', () => {
  const network = initialise(zoo['tiny-cnn'], 1);
  const layers = network.layers.map((layer) =>
    layer.name === 'relu2' ? { ...layer, kind: 'spin' } : layer,
  );
  expect(() => writeOnnx({ ...network, layers: layers as never })).toThrow(
    /^relu2: the kind "spin" cannot be written/,
  );
});

test('an option that no writer knows is refused, and not left out', () => {
  const network = initialise(zoo['tiny-cnn'], 1);
  const layers = zoo['tiny-cnn'].layers.map((layer) => ({ ...layer, spin: 2 }));
  const spec = { ...network.spec, layers } as unknown as typeof network.spec;
  expect(() => writeOnnx({ ...network, spec })).toThrow(/^conv1: its option "spin" cannot be said/);
});
