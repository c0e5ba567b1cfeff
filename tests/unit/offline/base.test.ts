import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { edition } from '#src/edition.ts';
import { catalogueOf } from '#src/integrations/offline/catalogue-of.ts';
import { joined, linkTo } from '#src/links.ts';
import { addressOf } from '#src/saved/catalogue.ts';
import { loadNetwork } from '#src/story/load-network.ts';
import { embedAddress, fileAddress, pageAddress } from '#src/widgets/addresses.ts';
import type { Widget } from '#src/widgets/widget.ts';

const BASE = '/some/course/book/';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a base and a path meet in one slash', () => {
  for (const base of ['/book', '/book/'])
    for (const path of ['network/', '/network/']) expect(joined(base, path)).toBe('/book/network/');
  expect([joined('/', ''), joined('', '/a'), joined('/book', '')]).toEqual(['/', '/a', '/book/']);
});

describe('in a folder of its host', () => {
  beforeEach(() => vi.stubEnv('BASE_URL', BASE));
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  });

  test('the book links to its pages there', () => {
    expect(linkTo('/')).toBe(BASE);
    expect(linkTo('/network/#pool')).toBe(`${BASE}network/#pool`);
    expect(addressOf(BASE, 'widgets/index.html')).toBe(`${BASE}widgets/`);
  });

  test('a widget gives away addresses there', () => {
    const { root, site } = edition();
    expect([root, site]).toEqual([BASE, BASE]);
    const gap = { name: 'gap', params: {} } as unknown as Widget;
    expect(pageAddress(gap, {}, root)).toBe(`${BASE}widgets/gap/`);
    expect(fileAddress(gap, {}, root)).toBe(`${BASE}embed/gap.html`);
    expect(embedAddress(gap, {}, site)).toBe(`${BASE}embed/gap/?v=1`);
  });

  test('weights are asked for there', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (address: string) => {
      asked.push(address);
      return new Response('', { status: 404 });
    });
    await expect(loadNetwork('tiny-cnn')).rejects.toThrow('could not be loaded');
    expect(asked).toEqual([`${BASE}models/tiny-cnn.json`, `${BASE}models/tiny-cnn.bin`]);
  });

  test('a chapter is saved with what its page names there, and nothing else', () => {
    const page = `<script src="${BASE}_astro/a.js"></script><link href="/_astro/b.css">`;
    const built = { 'one/index.html': page, '_astro/a.js': '', '_astro/b.css': '' };
    const bytes = new Map(Object.entries(built).map(([path, text]) => [path, encode(text)]));
    expect(catalogueOf(bytes, ['one'], BASE).parts['one']).toEqual([
      '_astro/a.js',
      'one/index.html',
    ]);
  });
});
