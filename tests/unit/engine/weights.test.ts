import { expect, test } from 'vitest';
import { fromEightBits, toEightBits } from '#engine/eight-bits.ts';
import { SpecError, initialise, readWeights, writeWeights, zoo } from '#engine/index.ts';

const network = initialise(zoo['tiny-cnn'], 5);
const { json, bytes } = writeWeights(network);
const parsed = (): typeof json => JSON.parse(JSON.stringify(json));

test('a network comes back from its files with its spec, and its weights as rounded to eight bits', () => {
  expect(bytes).toEqual(toEightBits(network));
  const { weights } = fromEightBits(network.spec, bytes);
  const back = readWeights(parsed(), bytes);
  expect(back.spec).toEqual(network.spec);
  expect(back.weights).toEqual(weights);
  expect(readWeights(parsed(), bytes.buffer).weights).toEqual(weights);
});

test('what was read is written again as the very same files', () => {
  expect(writeWeights(readWeights(parsed(), bytes))).toEqual({ json, bytes });
});

test('running statistics are counted, and kept as they are', () => {
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
  normed.weights.get('norm')!.mean!.data.set([3.1, 4]);
  normed.weights.get('norm')!.variance!.data.set([5.7, 6]);
  const files = writeWeights(normed);
  expect(files.json.parameters).toBe(18 + 4 + 4 + 4);
  const { weights } = readWeights(files.json, files.bytes);
  for (const layer of ['norm', 'affine'])
    expect(weights.get(layer)).toEqual(normed.weights.get(layer));
});

test('bytes that begin anywhere in a larger buffer are read', () => {
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  expect(readWeights(parsed(), shifted.subarray(3)).weights).toEqual(
    readWeights(parsed(), bytes).weights,
  );
});

test('a file cut short, a flipped bit and a foreign spec are refused in a sentence', () => {
  expect(() => readWeights(parsed(), bytes.slice(0, 900))).toThrow(
    /The weights of "tiny-cnn" are damaged: the checksum of their 900 bytes is \w{8}, but the model file says "\w{8}"\./,
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

test.each([
  ['kernel', NaN],
  ['kernel', Infinity],
  ['bias', NaN],
])('a %s with %d in it is refused even where the checksum agrees', (part, value) => {
  const broken = initialise(zoo['tiny-cnn'], 5);
  broken.weights.get('conv2')![part]!.data[2] = value;
  const files = writeWeights(broken);
  expect(() => readWeights(files.json, files.bytes)).toThrow(
    `conv2: the ${part} holds NaN at place 2`,
  );
});
