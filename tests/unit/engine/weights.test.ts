import { expect, test } from 'vitest';
import { SpecError, initialise, readWeights, writeWeights, zoo } from '#engine/index.ts';

const network = initialise(zoo['tiny-cnn'], 5);
const { json, bytes } = writeWeights(network);
const parsed = (): typeof json => JSON.parse(JSON.stringify(json));

test('a network comes back from its files as it was', () => {
  const back = readWeights(parsed(), bytes);
  expect(back.spec).toEqual(network.spec);
  expect(back.weights).toEqual(network.weights);
  expect(readWeights(parsed(), bytes.buffer).weights).toEqual(network.weights);
});

test('the bytes are 32-bit floats, little-endian, layer after layer, kernel before bias', () => {
  expect(bytes.length).toBe(5258 * 4);
  const floats = new DataView(bytes.buffer);
  const { kernel, bias } = network.weights.get('conv1')!;
  expect(floats.getFloat32(0, true)).toBe(kernel!.data[0]);
  expect(floats.getFloat32(72 * 4, true)).toBe(bias!.data[0]);
  expect(floats.getFloat32(80 * 4, true)).toBe(network.weights.get('conv2')!.kernel!.data[0]);
});

test('running statistics are kept too, behind all that is learnt', () => {
  const normed = initialise(
    {
      name: 'normed',
      input: [4, 4, 1],
      layers: [
        { name: 'conv', kind: 'conv', filters: 2, kernel: 3, bias: false },
        { name: 'norm', kind: 'batchNorm' },
        { name: 'affine', kind: 'affine' },
      ],
    },
    1,
  );
  normed.weights.get('norm')!.mean!.data.set([3, 4]);
  normed.weights.get('norm')!.variance!.data.set([5, 6]);
  const files = writeWeights(normed);
  expect(files.json.parameters).toBe(18 + 4 + 4 + 4);
  const floats = new DataView(files.bytes.buffer);
  expect([26, 27, 28, 29].map((i) => floats.getFloat32(i * 4, true))).toEqual([3, 4, 5, 6]);
  expect(readWeights(files.json, files.bytes).weights).toEqual(normed.weights);
});

test('bytes that begin anywhere in a larger buffer are read', () => {
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  expect(readWeights(parsed(), shifted.subarray(3)).weights).toEqual(network.weights);
});

test('a file cut short, a flipped bit and a foreign spec are refused in a sentence', () => {
  expect(() => readWeights(parsed(), bytes.slice(0, 900))).toThrow(
    'The weights of "tiny-cnn" are 900 bytes; its 5258 parameters need 21032. ' +
      'The file is cut short, or not for this network.',
  );
  const flipped = bytes.slice();
  flipped[4321]! ^= 1;
  expect(() => readWeights(parsed(), flipped)).toThrow('The weights of "tiny-cnn" are damaged');
  const foreign = { ...json, spec: { ...json.spec, input: [32, 32, 1] } };
  expect(() => readWeights(foreign, bytes)).toThrow('not for this network');
  for (const wrong of [null, 'model', {}, [], { spec: 3 }]) {
    expect(() => readWeights(wrong, bytes)).toThrow(SpecError);
  }
});

test('weights that are no numbers are refused even where the checksum agrees', () => {
  const broken = initialise(zoo['tiny-cnn'], 5);
  broken.weights.get('conv2')!.bias!.data[2] = NaN;
  const files = writeWeights(broken);
  expect(() => readWeights(files.json, files.bytes)).toThrow(
    'conv2: the bias holds NaN at place 2',
  );
});
