import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readOnnx } from '#engine/exchange/index.ts';
import { forward, tensor } from '#engine/index.ts';
import { kinds } from '#engine/layers/index.ts';

// scripts/onnx-fixtures.py wrote these models and PyTorch's answers, both in 32 bits.
const TOLERANCE = 1e-5;

interface Numbers {
  readonly shape: number[];
  readonly data: number[];
}
const answers: Record<string, { input: Numbers; output: Numbers }> = JSON.parse(
  readFileSync(new URL('answers.json', folder()), 'utf8'),
);
const needed: Record<string, string> = { 'torch-gated': 'batchNorm' };
const readable = Object.keys(answers).filter((name) => !needed[name] || needed[name] in kinds);

test.each(readable)('%s answers here as in PyTorch', (name) => {
  const { input, output } = answers[name]!;
  const answer = forward(readOnnx(model(name)), tensor(input.shape, input.data)).output;
  expect(answer.shape).toEqual(output.shape);
  const worst = Math.max(...output.data.map((value, i) => Math.abs(value - answer.data[i]!)));
  expect(worst).toBeLessThan(TOLERANCE);
});

test('layers are called as the weights are, or by kind and number', () => {
  const { spec } = readOnnx(model('torch-residual'));
  expect(spec.layers.map(({ name }) => name).join(' ')).toBe(
    'conv1 relu1 conv2 short add1 relu2 pool1 fc',
  );
  expect(readOnnx(model('torch-digits')).spec.layers).toEqual([
    { name: 'conv1', kind: 'conv', filters: 4, kernel: 3 },
    { name: 'relu1', kind: 'relu' },
    { name: 'pool1', kind: 'maxPool', window: 2 },
    { name: 'conv2', kind: 'conv', filters: 6, kernel: 3 },
    { name: 'relu2', kind: 'relu' },
    { name: 'flatten1', kind: 'flatten' },
    { name: 'dense1', kind: 'dense', units: 5 },
    { name: 'softmax1', kind: 'softmax' },
  ]);
});

test('zeros around the picture become padding, sides apart', () => {
  const { spec } = readOnnx(model('borders'));
  expect(spec.layers[0]).toMatchObject({ padding: [0, 0, 3, 3], groups: 2 });
  expect(spec.layers[2]).toMatchObject({ padding: [1, 1, 0, 0] });
});

test('a sum after a product, or after a convolution, is its bias', () => {
  const { spec, weights } = readOnnx(model('product-and-sum'));
  expect(spec.layers.map(({ kind }) => kind)).toEqual([
    'conv',
    'flatten',
    'dropout',
    'dense',
    'softmax',
  ]);
  expect(weights.get('conv1')!.bias!.shape).toEqual([3]);
  expect(weights.get('dense1')!.bias!.shape).toEqual([4]);
});

function folder(): URL {
  return new URL('../../fixtures/onnx/', import.meta.url);
}

function model(name: string): Uint8Array {
  return readFileSync(new URL(`${name}.onnx`, folder()));
}
