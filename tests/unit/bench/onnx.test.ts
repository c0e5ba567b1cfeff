import { expect, test } from 'vitest';
import { tinyCnnOnnx } from '../../bench/engine/onnx/tiny-cnn.ts';
import { number } from '../../bench/engine/onnx/protobuf.ts';

test('a number of a protocol buffer is written seven bits a byte', () => {
  expect(number(1, 150)).toEqual([0x08, 0x96, 0x01]);
  expect(number(20, 7)).toEqual([0xa0, 0x01, 0x07]);
});

test('the ONNX file holds every weight of tiny-cnn and little else', () => {
  const weights = 4 * 5258;
  expect(tinyCnnOnnx(true).length).toBeGreaterThan(weights);
  expect(tinyCnnOnnx(true).length).toBeLessThan(weights + 1500);
});
