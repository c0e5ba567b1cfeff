// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { edition, onDisk } from '#src/edition.ts';
import { fileAddress } from '#src/widgets/addresses.ts';
import { inState, keptState, previewAddress } from '#src/widgets/one-file.ts';
import { widgetNamed } from '#src/widgets/registry.ts';

const html = document.documentElement;
afterEach(() => {
  for (const name of ['root', 'site', 'alone']) delete html.dataset[name];
  document.head.innerHTML = '';
});

test('a state written into a file is found in it again', () => {
  const file = inState('<title>a</title><style></style>', 'kernel=1,2;3,4&note="a" & b');
  document.head.innerHTML = file;
  expect(keptState()).toBe('kernel=1,2;3,4&note="a" & b');
});

test('a file without a state in it says nothing', () => {
  expect(keptState()).toBe('');
});

test('the address of a file carries the state', () => {
  const widget = widgetNamed('convolution');
  const values = Object.fromEntries(
    Object.entries(widget.params).map(([name, param]) => [name, param.default]),
  );
  expect(fileAddress(widget, values, '/')).toBe('/embed/convolution.html');
  expect(fileAddress(widget, { ...values, stride: 2 }, '../')).toBe(
    '../embed/convolution.html?stride=2',
  );
});

test('on a disk a folder’s address names its page; on the site it does not', () => {
  expect(onDisk('../widgets/a/?stride=2#x')).toBe('../widgets/a/index.html?stride=2#x');
  expect(onDisk('../widgets/a/')).toBe('../widgets/a/index.html');
  expect(onDisk('../embed/a.html?b=/')).toBe('../embed/a.html?b=/');
  expect(onDisk('/widgets/a/?stride=2')).toBe('/widgets/a/?stride=2');
});

test('what stands in a frame of the site is previewed on a disk by the file beside it', () => {
  expect(previewAddress(edition(), 'gap', '/embed/gap/?v=1')).toBe('/embed/gap/?v=1');
  html.dataset['root'] = '../';
  html.dataset['site'] = 'https://b.example/';
  const address = 'https://b.example/embed/gap/?v=1&stride=2';
  expect(previewAddress(edition(), 'gap', address)).toBe('../embed/gap.html?v=1&stride=2');
});
