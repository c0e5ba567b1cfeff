import { expect, test } from 'vitest';
import { zoo } from '#engine/index.ts';
import { layerKinds } from '#src/integrations/layer-kinds.ts';
import { widgets } from '#src/widgets/registry.ts';
import { bundle } from '../../bench/engine/bundle.ts';

test('an engine that reads and trains every kind of layer ships at most 22.4 kB', async () => {
  expect(await shipped()).toBeLessThanOrEqual(22_400);
});

test('one that knows the layers of all widgets, as in the pages of the book, ships at most 20 kB', async () => {
  const kinds = [...new Set(widgets.flatMap(({ layers }) => layers))];
  expect(await shipped(kinds)).toBeLessThanOrEqual(20_000);
});

test('one that knows the layers of tiny-cnn alone ships at most 18.2 kB', async () => {
  const kinds = [...new Set(zoo['tiny-cnn'].layers.map(({ kind }) => kind))];
  expect(await shipped(kinds)).toBeLessThanOrEqual(18_200);
});

/** Bytes after gzip of what a page gets, its WebAssembly included, if it names its layers. */
async function shipped(kinds?: readonly string[]): Promise<number> {
  const { packed, remove } = await bundle('engine-alone', kinds ? [layerKinds(kinds)] : []);
  remove();
  return packed;
}
