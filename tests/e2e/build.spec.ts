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

test('a page waits for one style sheet', () => {
  for (const file of html.filter((path) => !/^embed\/[^/]+\.html$/.test(path)))
    expect(read(file).match(/<link rel="stylesheet"/g), file).toHaveLength(1);
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
 * digits without end; pooling brings the loops of six kinds of layers, forward and back.
 */
const HEAVY: Readonly<Record<string, number>> = {
  convolution: 43,
  equivariance: 49,
  'filter-bank': 48,
  'layer-explorer': 132,
  pooling: 44,
  'receptive-field': 52,
  'shift-tolerance': 102,
};

test('a widget’s script in a frame is small, and brings no styles: they are in the book’s sheet', () => {
  const scripts = globSync('embed/*.js', { cwd: dist });
  expect(scripts.length).toBeGreaterThan(0);
  for (const file of scripts) {
    const name = basename(file).split('.')[0]!;
    expect(read(file), file).not.toMatch(/createElement\([`'"]style/);
    if (name === 'story') continue;
    const size = gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000;
    measured(`/embed/${name}/`, 'script kB', size.toFixed(1));
    expect(size, file).toBeLessThanOrEqual(HEAVY[name] ?? 40);
  }
});

test('a widget’s single file is its page and its script, and few styles', () => {
  for (const script of globSync('embed/*.js', { cwd: dist })) {
    const name = basename(script).split('.')[0]!;
    if (name === 'story') continue;
    const size = (file: string): number =>
      gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000;
    const parts = size(`embed/${name}/index.html`) + size(script);
    measured(`/embed/${name}/`, 'one file kB', size(`embed/${name}.html`).toFixed(1));
    expect(size(`embed/${name}.html`) - parts, name).toBeLessThanOrEqual(17);
  }
});
