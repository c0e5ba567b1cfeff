import { describe, expect, test } from 'vitest';
import {
  addressOf,
  bytesOf,
  inWords,
  lacking,
  NOTHING,
  settled,
  stillThere,
  type Catalogue,
} from '#src/saved/catalogue.ts';
import { catalogueOf } from '#src/integrations/offline/catalogue-of.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const built = new Map(
  Object.entries({
    'index.html': '<link href="/book/_astro/s.css">',
    'offline/index.html': '<a href="/book/network/index.html">',
    'network/index.html':
      '<astro-island component-url="/book/_astro/stage.js"><a href="/book/pooling/">',
    'pooling/index.html': '<script src="/book/_astro/pool.js">',
    '_astro/s.css': 'a{b:url(/book/_astro/text.woff2)}',
    '_astro/text.woff2': 'font',
    '_astro/stage.js': 'import"./client.js";const t=()=>import(`./three.js`)',
    '_astro/client.js': 'import"./stage.js"',
    '_astro/three.js': 'three',
    '_astro/pool.js': '',
    'models/tiny.bin': 'weights',
    'embed/gap.html': 'gap',
    'book.zip': 'zip',
  }).map(([path, text]) => [path, encode(text)]),
);
const catalogue = catalogueOf(built, ['network', 'pooling'], '/book/');

describe('what can be saved', () => {
  test('of a chapter is its page and all that it comes to ask for, and what every page needs', () => {
    expect(catalogue.parts['network']).toEqual([
      '_astro/client.js',
      '_astro/s.css',
      '_astro/stage.js',
      '_astro/text.woff2',
      '_astro/three.js',
      'index.html',
      'models/tiny.bin',
      'network/index.html',
      'offline/index.html',
    ]);
    expect(catalogue.parts['pooling']).toContain('_astro/pool.js');
    expect(catalogue.parts['pooling']).not.toContain('_astro/three.js');
  });

  test('of the book is everything but other people’s frames and the zip', () => {
    expect(catalogue.parts['book']).toHaveLength(built.size - 2);
    expect(Object.keys(catalogue.files)).toHaveLength(built.size - 2);
  });

  test('is another edition when one file is another', () => {
    const changed = new Map(built).set('models/tiny.bin', encode('weightz'));
    const next = catalogueOf(changed, ['network', 'pooling'], '/book/');
    expect(next.edition).not.toBe(catalogue.edition);
    expect(catalogueOf(new Map(built), ['network', 'pooling'], '/book/')).toEqual(catalogue);
  });
});

describe('what a device lacks', () => {
  test('is at first all of it, pages last', () => {
    const paths = lacking(catalogue, ['network'], NOTHING);
    expect(paths).toHaveLength(catalogue.parts['network']!.length);
    expect(paths.slice(-3).every((path) => path.endsWith('.html'))).toBe(true);
    expect(paths.slice(0, -3).some((path) => path.endsWith('.html'))).toBe(false);
    expect(bytesOf(catalogue, ['models/tiny.bin', '_astro/three.js'])).toBe(12);
  });

  test('is what has changed or come since, of the parts it wants', () => {
    const files = Object.fromEntries(
      Object.entries(catalogue.files).map(([path, [revision]]) => [path, revision]),
    );
    const saved = { edition: catalogue.edition, parts: ['network', 'gone'], files, before: [] };
    expect(lacking(catalogue, ['network', 'pooling'], saved)).toEqual([]);
    const older = {
      ...saved,
      files: { ...files, 'network/index.html': 'old', '_astro/pool.js': '' },
    };
    expect(lacking(catalogue, ['network'], older)).toEqual(['network/index.html']);
    expect(stillThere(catalogue, saved)).toEqual(['network']);
  });
});

test('what a new edition no longer has stays on the device until the one after', () => {
  const edition = (name: string, ...paths: string[]): Catalogue => ({
    edition: name,
    files: Object.fromEntries(paths.map((path) => [path, ['1', 1]])),
    parts: { book: paths },
  });
  const first = { edition: '1', parts: ['book'], files: { a: '1', b: '1' }, before: [] };
  const second = settled(edition('2', 'b', 'c'), { ...first, files: { ...first.files, c: '1' } }, [
    'book',
  ]);
  expect(second).toEqual({
    saved: { edition: '2', parts: ['book'], files: { b: '1', c: '1' }, before: ['a'] },
    gone: [],
  });
  const again = settled(edition('2', 'b', 'c'), second.saved, ['book']);
  expect(again).toEqual({ saved: second.saved, gone: [] });
  const third = settled(edition('3', 'c'), second.saved, ['book']);
  expect([third.gone, third.saved.before]).toEqual([['a'], ['b']]);
  // What comes back is not taken away.
  const back = settled(
    edition('3', 'a', 'c'),
    { ...second.saved, files: { a: '1', b: '1', c: '1' } },
    [],
  );
  expect(back.gone).toEqual([]);
});

test('a file has the address at which it is read', () => {
  expect(addressOf('/book/', 'index.html')).toBe('/book/');
  expect(addressOf('/', 'network/index.html')).toBe('/network/');
  expect(addressOf('/', '_astro/my-index.html.js')).toBe('/_astro/my-index.html.js');
});

test('bytes are said with three figures at most', () => {
  expect([0, 940, 39_634, 174_000, 999_400, 999_600, 2_163_694].map(inWords)).toEqual([
    '0 B',
    '940 B',
    '39.6 kB',
    '174 kB',
    '999 kB',
    '1 MB',
    '2.16 MB',
  ]);
});
