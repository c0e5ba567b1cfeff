import { expect, test } from 'vitest';
import { summary, zoo } from '#engine/index.ts';
import type { LayerSpec, NetworkSpec } from '#engine/index.ts';

test('tiny-cnn has the parameters, multiply-adds and receptive fields of the book', () => {
  const { layers, parameters, multiplyAdds } = summary(zoo['tiny-cnn']);
  expect(parameters).toBe(5258);
  expect(multiplyAdds).toBe(192064);
  expect(
    layers.map((layer) => [
      layer.name,
      layer.shape.join('×'),
      layer.parameters,
      layer.multiplyAdds,
      layer.receptiveField,
      layer.jump,
    ]),
  ).toEqual([
    ['conv1', '26×26×8', 80, 48672, 3, 1],
    ['relu1', '26×26×8', 0, 0, 3, 1],
    ['pool1', '13×13×8', 0, 0, 4, 2],
    ['conv2', '11×11×16', 1168, 139392, 8, 2],
    ['relu2', '11×11×16', 0, 0, 8, 2],
    ['pool2', '5×5×16', 0, 0, 10, 4],
    ['flatten', '400', 0, 0, 10, 4],
    // Five pooled cells, 4 pixels apart, of 10 pixels each: rows 26 and 27 are never seen.
    ['dense', '10', 4010, 4000, 26, 4],
    ['softmax', '10', 0, 0, 26, 4],
  ]);
});

const conv = (name: string, filters: number, kernel: number, more = {}): LayerSpec => ({
  name,
  kind: 'conv',
  filters,
  kernel,
  ...more,
});
const pool = (name: string, window = 2, stride = window): LayerSpec => ({
  name,
  kind: 'maxPool',
  window,
  stride,
});
const dense = (name: string, units: number): LayerSpec => ({ name, kind: 'dense', units });

// Totals and receptive fields below the first dense layer, from the papers and from torchvision.
const known: readonly (readonly [string, number, number, number, NetworkSpec])[] = [
  [
    'LeNet-5 with max pools',
    61706,
    416520,
    16,
    {
      name: 'lenet',
      input: [32, 32, 1],
      layers: [
        conv('conv1', 6, 5),
        pool('pool1'),
        conv('conv2', 16, 5),
        pool('pool2'),
        { name: 'flatten', kind: 'flatten' },
        dense('fc1', 120),
        dense('fc2', 84),
        dense('fc3', 10),
      ],
    },
  ],
  [
    'AlexNet on two processors',
    60965224,
    724406816,
    195,
    {
      name: 'alexnet',
      input: [227, 227, 3],
      layers: [
        conv('conv1', 96, 11, { stride: 4 }),
        pool('pool1', 3, 2),
        conv('conv2', 256, 5, { padding: 2, groups: 2 }),
        pool('pool2', 3, 2),
        conv('conv3', 384, 3, { padding: 1 }),
        conv('conv4', 384, 3, { padding: 1, groups: 2 }),
        conv('conv5', 256, 3, { padding: 1, groups: 2 }),
        pool('pool5', 3, 2),
        { name: 'flatten', kind: 'flatten' },
        dense('fc6', 4096),
        dense('fc7', 4096),
        dense('fc8', 1000),
      ],
    },
  ],
  [
    'VGG-16',
    138357544,
    15470264320,
    212,
    {
      name: 'vgg',
      input: [224, 224, 3],
      layers: [
        ...[64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0].map(
          (filters, i) => (filters ? conv(`conv${i}`, filters, 3, { padding: 1 }) : pool(`p${i}`)),
        ),
        { name: 'flatten', kind: 'flatten' },
        dense('fc1', 4096),
        dense('fc2', 4096),
        dense('fc3', 1000),
      ],
    },
  ],
];

test.each(known)('%s has %d parameters', (_, parameters, multiplyAdds, field, spec) => {
  const found = summary(spec);
  expect(found.parameters).toBe(parameters);
  expect(found.multiplyAdds).toBe(multiplyAdds);
  expect(found.layers.find(({ kind }) => kind === 'flatten')!.receptiveField).toBe(field);
});

test('the receptive field follows the longest path, and dilation spreads it', () => {
  const { layers } = summary({
    name: 'paths',
    input: [32, 32, 3],
    layers: [
      conv('short', 8, 1),
      conv('long', 8, 3, { padding: 2, dilation: 2, from: ['input'] }),
      { name: 'sum', kind: 'add', from: ['short', 'long'] },
      { name: 'last', kind: 'globalAvgPool' },
    ],
  });
  expect(layers.map(({ receptiveField }) => receptiveField)).toEqual([1, 5, 5, 36]);
});

test('the receptive field and its step are told along the longer axis', () => {
  const tall = conv('first', 1, 1, { kernel: [3, 1], stride: [2, 1] });
  const { layers } = summary({
    name: 'tall',
    input: [15, 15, 1],
    layers: [tall, conv('second', 1, 1, { kernel: [3, 2], stride: [1, 3] })],
  });
  expect(layers.map(({ receptiveField, jump }) => [receptiveField, jump])).toEqual([
    [3, 2],
    [7, 3],
  ]);
});

test('a dense layer sees the whole line it reads', () => {
  const { layers } = summary({ name: 'line', input: [7], layers: [dense('dense', 2)] });
  expect(layers[0]).toMatchObject({ shape: [2], parameters: 16, receptiveField: 7 });
});
