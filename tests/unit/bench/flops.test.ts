import { expect, test } from 'vitest';
import type { NetworkSpec } from '#engine/index.ts';
import { stepFlops } from '../../bench/engine/flops.ts';
import { flopsOf, tasks } from '../../bench/engine/tasks.ts';

test('reading costs two operations for each multiply-add', () => {
  expect(flopsOf('A1')).toBe(2 * (26 * 26 * 8 * 9 + 11 * 11 * 16 * 9 * 8 + 400 * 10));
  expect(flopsOf('A64')).toBe(64 * flopsOf('A1'));
});

test('a step costs three passes, but two through a layer below which nothing learns', () => {
  const conv1 = 26 * 26 * 8 * 9;
  const above = 11 * 11 * 16 * 9 * 8 + 400 * 10;
  expect(flopsOf('B')).toBe(32 * 2 * (2 * conv1 + 3 * above));
  expect(flopsOf('C')).toBe(32 * 2 * (2 * 784 * 128 + 3 * 128 * 10));
});

test('a skip past a layer that learns is a way for gradients too', () => {
  const spec: NetworkSpec = {
    name: 'skip',
    input: [4, 4, 2],
    layers: [
      { name: 'conv1', kind: 'conv', filters: 2, kernel: 1 },
      { name: 'sum', kind: 'add', from: ['conv1', 'input'] },
      { name: 'conv2', kind: 'conv', filters: 3, kernel: 1 },
    ],
  };
  expect(stepFlops(spec)).toBe(2 * (2 * 16 * 2 * 2 + 3 * 16 * 2 * 3));
});

test('the residual network costs its twenty convolutions', () => {
  const stem = 28 * 28 * 16 * 9;
  const convs = 19 * 14 * 14 * 16 * 9 * 16;
  expect(flopsOf('D')).toBe(32 * 2 * (2 * stem + 3 * (convs + 160)));
});

test('an epoch costs what its images cost in steps', () => {
  expect(flopsOf('Bepoch') / tasks.Bepoch.images).toBe(flopsOf('B') / tasks.B.images);
});
