import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../scripts/run.ts';

test.skip(({ isMobile }) => isMobile, 'about files, not about a window');

const dist = join(root, 'dist');
const SITE = 'https://layer-by-layer.example';
const read = (file: string): string => readFileSync(join(dist, file), 'utf8');
const pages = globSync('**/index.html', { cwd: dist }).map((file) => ({
  path: `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`,
  html: read(file),
}));
const one = (html: string, pattern: RegExp): string => {
  const found = [...html.matchAll(new RegExp(pattern, 'g'))];
  expect(found, String(pattern)).toHaveLength(1);
  return found[0]![1]!;
};
const CANONICAL = /<link rel="canonical" href="([^"]+)"/;

for (const { path, html } of pages)
  test(`${path} says what it is where it is linked to`, () => {
    const embedded = path.startsWith('/embed/');
    const canonical = one(html, CANONICAL);
    if (embedded) expect(canonical).not.toContain('/embed/');
    else expect(canonical).toBe(SITE + path);
    expect(existsSync(join(dist, new URL(canonical).pathname, 'index.html'))).toBe(true);

    expect(one(html, /<meta property="og:title" content="([^"]+)"/).length).toBeGreaterThan(5);
    expect(one(html, /<meta name="description" content="([^"]+)"/).length).toBeGreaterThan(20);
    const picture = new URL(one(html, /<meta property="og:image" content="([^"]+)"/));
    expect(picture.origin).toBe(SITE);
    const png = readFileSync(join(dist, picture.pathname));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });

test('the page for what is not there has no address of its own', () => {
  expect(read('404.html')).not.toMatch(CANONICAL);
  expect(read('404.html')).not.toContain('og:url');
});

test('chapters and widgets have pictures of their own', () => {
  const own = pages.filter(({ path }) =>
    /^\/(?:widgets\/[\w-]+|convolution|network)\/$/.test(path),
  );
  const pictures = own.map(({ html }) => one(html, /og:image" content="([^"]+)"/));
  expect(pictures.length).toBeGreaterThan(6);
  expect(new Set(pictures).size).toBe(pictures.length);
});

test('the sitemap names every page but the frames, each once', () => {
  const named = [...read('sitemap.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc);
  const own = pages.map(({ path }) => path).filter((path) => !path.startsWith('/embed/'));
  expect(named).toEqual(own.map((path) => SITE + path).sort());
});

const dataOf = (html: string): Record<string, unknown> =>
  JSON.parse(one(html, /<script type="application\/ld\+json">([^<]+)<\/script>/)) as Record<
    string,
    unknown
  >;
const htmlOf = (path: string): string => pages.find((page) => page.path === path)!.html;

test('the book, its chapters and its widgets describe themselves to machines', () => {
  const book = dataOf(htmlOf('/'));
  expect(book['@type']).toBe('Book');
  const parts = book['hasPart'] as { '@id': string; name: string }[];
  expect(parts.length).toBeGreaterThan(1);
  for (const { '@id': id, name } of parts) {
    const chapter = dataOf(htmlOf(new URL(id).pathname));
    expect(chapter['name']).toBe(name);
    expect(chapter['isPartOf']).toMatchObject({ '@id': book['@id'] });
  }
  const widgets = pages.filter(({ path }) => /^\/widgets\/./.test(path));
  for (const { html } of widgets) expect(dataOf(html)['@type']).toContain('WebApplication');
});

test('the feed is well-formed and names the chapters', async ({ page }) => {
  const feed = read('feed.xml');
  const entries = await page.evaluate((xml) => {
    const document = new DOMParser().parseFromString(xml, 'application/xml');
    if (document.querySelector('parsererror')) return [];
    return [...document.querySelectorAll('entry')].map((entry) => ({
      link: entry.querySelector('link')!.getAttribute('href')!,
      updated: entry.querySelector('updated')!.textContent,
    }));
  }, feed);
  expect(entries.length).toBeGreaterThan(1);
  for (const { link, updated } of entries) {
    expect(existsSync(join(dist, new URL(link).pathname, 'index.html')), link).toBe(true);
    expect(new Date(updated).toISOString()).toBe(updated);
  }
});
