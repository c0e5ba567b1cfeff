import { describe, expect, test } from 'vitest';
import { missingIn, onTheDisk, upFrom } from '#src/integrations/offline/addresses.ts';

const files = new Set([
  'index.html',
  'network/index.html',
  'embed/gap.html',
  'widgets/gap/index.html',
  '_astro/style.css',
]);
const book = { base: '/book/', site: 'https://b.example/book/', files };
const from = (page: string, address: string): string =>
  onTheDisk(address, page, book, (path) => path === 'offline/');

describe('an address on a disk', () => {
  test('is relative to the page, and names the page of a folder', () => {
    expect(from('network/index.html', '/book/')).toBe('../index.html');
    expect(from('index.html', '/book/network/#slide')).toBe('./network/index.html#slide');
    expect(from('widgets/gap/index.html', '/book/network/?a=/b/')).toBe(
      '../../network/index.html?a=/b/',
    );
    expect(from('network/index.html', '/book/_astro/style.css')).toBe('../_astro/style.css');
  });

  test('of an embed leads to its single file', () => {
    expect(from('network/index.html', '/book/embed/gap/?v=1')).toBe('../embed/gap.html?v=1');
    expect(from('index.html', '/book/embed/gap.html')).toBe('./embed/gap.html');
  });

  test('leads to the site where only the site has the page', () => {
    expect(from('network/index.html', '/book/offline/#zip')).toBe(
      'https://b.example/book/offline/#zip',
    );
  });

  test('of another place stays', () => {
    for (const address of ['#slide', 'https://a.example/', '//a.example/book/', 'mailto:a@b', '?a'])
      expect(from('index.html', address)).toBe(address);
  });
});

test('the way up leads to the top folder', () => {
  expect(['index.html', 'a/index.html', 'a/b/c.css'].map(upFrom)).toEqual(['./', '../', '../../']);
});

describe('a reference to a file that is not there is found', () => {
  const missing = (file: string, text: string): string[] =>
    missingIn(new Map([[file, text]]), files);

  test('in a page, also where a script of it is imported', () => {
    expect(
      missing('network/index.html', '<a href="../index.html#x"> <a href="../gone.html?a">'),
    ).toEqual(['network/index.html: ../gone.html']);
    expect(missing('index.html', 'import(new URL("./_astro/gone.js",document.baseURI))')).toEqual([
      'index.html: ./_astro/gone.js',
    ]);
    expect(missing('index.html', '<script src="/book/_astro/style.css">')).toHaveLength(1);
  });

  test('in a style sheet', () => {
    expect(missing('_astro/style.css', 'a{b:url(gone.woff2)}c{d:url("data:x,y")}')).toEqual([
      '_astro/style.css: gone.woff2',
    ]);
  });

  test('in a chunk, imported at once or later', () => {
    const chunk = 'System.register(["./style.css",\'./gone.js\'],f);m.import(`./later.js`)';
    expect(missing('_astro/a.js', chunk)).toEqual([
      '_astro/a.js: ./gone.js',
      '_astro/a.js: ./later.js',
    ]);
  });

  test('and nothing else is', () => {
    const text = '<a href="#x"><a href="https://a.example/b"><g clip="url(#c)"><a href="${a}">';
    expect(missing('index.html', text)).toEqual([]);
  });
});
