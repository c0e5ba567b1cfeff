import { expect, test } from 'vitest';
import { drawnExamples } from '#engine/data/drawn.ts';
import { tame } from '#engine/data/handwriting.ts';
import { fromEightBits, toEightBits } from '#engine/eight-bits.ts';
import { evaluate, initialise, SpecError, zoo } from '#engine/index.ts';
import { shippedNetwork } from '#src/models.ts';

const tiny = shippedNetwork();

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

test('reads digits as well as before, but for one in a hundred', () => {
  const exam = drawnExamples(300, 900_000_000, tame);
  const rounded = fromEightBits(tiny.spec, toEightBits(tiny));
  const [before, after] = [tiny, rounded].map((network) => evaluate(network, exam).accuracy);
  expect(Math.abs(before! - after!)).toBeLessThan(0.01);
});

test('what has been rounded once stays as it is', () => {
  const once = toEightBits(fromEightBits(tiny.spec, toEightBits(tiny)));
  expect(toEightBits(fromEightBits(tiny.spec, once))).toEqual(once);
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
