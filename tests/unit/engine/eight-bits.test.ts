import { expect, test } from 'vitest';
import { fromEightBits, toEightBits } from '#engine/eight-bits.ts';
import { initialise, SpecError, zoo } from '#engine/index.ts';

const tiny = initialise(zoo['tiny-cnn'], 1);
tiny.weights.get('conv2')!.bias!.data[3] = 0.1;

test('no weight is off by more than half a level of its own filter, and biases are exact', () => {
  const back = fromEightBits(tiny.spec, toEightBits(tiny));
  for (const [layer, { kernel, bias }] of tiny.weights) {
    const filters = kernel!.shape.at(-1)!;
    const largest = new Float32Array(filters);
    kernel!.data.forEach((weight, i) => {
      largest[i % filters] = Math.max(largest[i % filters]!, Math.abs(weight));
    });
    back.weights.get(layer)!.kernel!.data.forEach((weight, i) => {
      const level = largest[i % filters]! / 127;
      expect(Math.abs(weight - kernel!.data[i]!)).toBeLessThan(0.501 * level);
    });
    expect(back.weights.get(layer)!.bias!.data).toEqual(bias!.data);
  }
});

test('takes a byte a weight, and eight bytes a filter', () => {
  const filters = 8 + 16 + 10;
  expect(toEightBits(tiny)).toHaveLength(5258 - filters + 8 * filters);
});

test('levels and their steps lie where the format says, kernel before bias', () => {
  const bytes = new DataView(toEightBits(tiny).buffer);
  const { kernel } = tiny.weights.get('conv1')!;
  const largest = Math.max(...[...kernel!.data].filter((_, i) => i % 8 === 0).map(Math.abs));
  expect(bytes.getFloat32(72, true)).toBe(Math.fround(largest / 127));
  expect(bytes.getInt8(0)).toBe(Math.round((127 * kernel!.data[0]!) / largest));
  const conv2 = 72 + 8 * 8;
  expect(bytes.getFloat32(conv2 + 1152 + 4 * 16 + 4 * 3, true)).toBe(Math.fround(0.1));
});

test('a filter of zeros stays one', () => {
  const network = initialise(zoo['tiny-cnn'], 1);
  network.weights.get('conv1')!.kernel!.data.fill(0);
  const back = fromEightBits(network.spec, toEightBits(network));
  expect(new Set(back.weights.get('conv1')!.kernel!.data)).toEqual(new Set([0]));
});

test('a file that is cut short is refused with its length', () => {
  const bytes = toEightBits(tiny).subarray(1);
  expect(() => fromEightBits(tiny.spec, bytes)).toThrow(SpecError);
  expect(() => fromEightBits(tiny.spec, bytes)).toThrow(
    'are 5495 bytes; in eight bits it needs 5496',
  );
});
