import { expect, test } from 'vitest';
import { forward, initialise, zoo } from '#engine/index.ts';
import { poolingSaves } from '#src/pooling-saves.ts';

const saved = poolingSaves(zoo['tiny-cnn']);
const of = (
  run: 'with' | 'without',
  what: 'weights' | 'activations' | 'multiply-adds',
  kind: string,
) => saved[run][what].parts.find((part) => part.kind === kind)?.count;

test('the weights that pooling saves are those of the dense layer, and no others', () => {
  expect(saved.with.weights.total).toBe(5258);
  expect(of('with', 'weights', 'conv')).toBe(1248);
  expect(of('without', 'weights', 'conv')).toBe(1248);
  expect(of('with', 'weights', 'dense')).toBe(4010);
  expect(of('without', 'weights', 'dense')).toBe(24 * 24 * 16 * 10 + 10);
  expect(of('with', 'weights', 'pool')).toBeUndefined();
});

test('multiply-adds are saved in the second convolution and in the dense layer', () => {
  expect(saved.with['multiply-adds'].total).toBe(192_064);
  expect(of('without', 'multiply-adds', 'conv')).toBe(26 * 26 * 8 * 9 + 24 * 24 * 16 * 72);
});

test('activations are the cells that convolutions, pools and the dense layer hand on', () => {
  const { activations } = forward(initialise(zoo['tiny-cnn'], 1), {
    shape: [28, 28, 1],
    data: new Float32Array(784),
  });
  const cells = ['conv1', 'pool1', 'conv2', 'pool2', 'dense'].map(
    (layer) => activations.get(layer)!.data.length,
  );
  expect(saved.with.activations.total).toBe(cells.reduce((a, b) => a + b));
  expect(saved.without.activations.total).toBe(26 * 26 * 8 + 24 * 24 * 16 + 10);
});
