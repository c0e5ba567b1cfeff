import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { measured } from '../measured.ts';

const dist = join(root, 'dist');
const read = (file: string): string => readFileSync(join(dist, file), 'utf8');
const html = globSync('**/*.html', { cwd: dist });

test.skip(({ isMobile }) => isMobile, 'about files, not about a window');

/** The file that an address of the site stands for. */
function fileOf(address: string, from: string): string {
  const { pathname } = new URL(address, `http://book/${from}`);
  const path = decodeURIComponent(pathname);
  return join(dist, path.endsWith('/') ? `${path}index.html` : path);
}

test('every link leads to a page of the book that is there, and every anchor to its place', () => {
  const broken: string[] = [];
  for (const file of html) {
    for (const [, href] of read(file).matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
      if (/^[a-z]+:/.test(href!)) continue;
      const target = fileOf(href!, file);
      const anchor = /#(.+)$/.exec(href!)?.[1];
      if (!existsSync(target)) broken.push(`${file}: ${href}`);
      else if (anchor && !readFileSync(target, 'utf8').includes(`id="${anchor}"`))
        broken.push(`${file}: no place ${href}`);
    }
  }
  expect(broken).toEqual([]);
});

test('every script, style, font and picture that a file names is there', () => {
  const missing: string[] = [];
  const named =
    /(?:src|href|component-url|renderer-url)="(\/[^"#?]+\.\w+)"|url\(["']?(\/[^"')]+)["']?\)|["'`](?:\.\/|\/?_astro\/)([\w.-]+\.(?:js|css))["'`]/g;
  // Pagefind's scripts name a source of their own that they never ask for.
  const own = globSync('**/*.{html,css,js}', { cwd: dist, exclude: ['pagefind/**'] });
  for (const file of own) {
    for (const [, attribute, style, script] of read(file).matchAll(named)) {
      const path = script ? join(dist, '_astro', script) : join(dist, (attribute ?? style)!);
      if (!existsSync(path)) missing.push(`${file}: ${attribute ?? style ?? script}`);
    }
  }
  expect(missing).toEqual([]);
});

test('a page waits for no style sheet: it has its styles in it, and those of others not', () => {
  for (const file of html) {
    expect(read(file), file).not.toContain('<link rel="stylesheet"');
    const styles = read(file)
      .match(/<style>.*?<\/style>/gs)!
      .join('');
    const size = gzipSync(styles, { level: 9 }).length / 1000;
    measured(`/${file.replace(/(?:index)?\.html$/, '')}`, 'styles kB', size.toFixed(1));
    // A chapter has formulas, stories, exercises and several widgets; the gallery has all of them.
    const most = /data-chapter|gallery-page/.test(read(file)) ? 24 : 11.2;
    expect(size, file).toBeLessThanOrEqual(most);
  }
});

test('no formula failed', () => {
  for (const file of html) {
    expect(read(file)).not.toContain('katex-error');
    expect(read(file)).not.toContain('#cc0000');
  }
});

test('no widget is stranded inside a paragraph, where it would never come to life', () => {
  for (const file of html) expect(read(file)).not.toMatch(/<p>(?:(?!<\/p>).)*<astro-island/s);
});

/**
 * In kB. In three of these tiny-cnn and the digits to show it on are 8. Of the explorer 63 are LeNet-5,
 * of shift-tolerance 34 its six networks, which a frame may not fetch, and it has the pens that draw
 * digits without end; pooling brings the loops of six kinds of layers, forward and back; a story
 * three.js.
 */
const HEAVY: Readonly<Record<string, number>> = {
  convolution: 43,
  equivariance: 49,
  'filter-bank': 48,
  'layer-explorer': 133,
  pooling: 44,
  'receptive-field': 52,
  'shift-tolerance': 102,
  story: 151,
};

test('a widget’s script in a frame is small, and brings no styles: they are in its page', () => {
  const scripts = globSync('embed/*.js', { cwd: dist });
  expect(scripts.length).toBeGreaterThan(0);
  for (const file of scripts) {
    const name = basename(file).split('.')[0]!;
    expect(read(file), file).not.toMatch(/createElement\([`'"]style/);
    const size = gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000;
    measured(`/embed/${name}/`, 'script kB', size.toFixed(1));
    expect(size, file).toBeLessThanOrEqual(HEAVY[name] ?? 40);
  }
});

/** In kB; the runtime of Svelte is 15 of each, three.js and the engine 130 of a story. */
const ONE_FILE: Readonly<Record<string, number>> = {
  convolution: 53,
  equivariance: 65,
  'filter-bank': 68,
  'layer-explorer': 169,
  'parameter-counter': 39,
  pooling: 53,
  'receptive-field': 63,
  'shift-tolerance': 113,
  'kernel-slide': 165,
  channels: 167,
  'pool-windows': 164,
  'pool-maps': 175,
  story: 200,
};

test('a single file is its page and its script, and no more', () => {
  const size = (file: string): number =>
    gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000;
  for (const file of globSync('embed/*.html', { cwd: dist })) {
    const name = basename(file, '.html');
    const [, script] = /<script defer(?:="")? src="\/([^"]+)"/.exec(
      read(`embed/${name}/index.html`),
    )!;
    const parts = size(`embed/${name}/index.html`) + size(script!);
    measured(`/embed/${name}/`, 'one file kB', size(file).toFixed(1));
    // Packed apart the two are a little smaller.
    expect(size(file), name).toBeLessThanOrEqual(1.01 * parts);
    expect(size(file), name).toBeLessThanOrEqual(ONE_FILE[name] ?? 47);
  }
});
