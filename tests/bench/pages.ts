import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';

/** Routes of the built book, such as `/network/`. */
export const routes = (): string[] =>
  globSync('**/index.html', { cwd: join(root, 'dist') })
    .map((file) => `/${file.replace(/index\.html$/, '')}`)
    .sort();

export interface Weight {
  /** Bytes after gzip -9, except what is compressed already. */
  readonly html: number;
  readonly script: number;
  readonly three: number;
  readonly style: number;
  readonly font: number;
  readonly other: number;
}

const PACKED = new Set(['font/woff2', 'image/png', 'image/jpeg']);
const transferred = (body: Buffer, type: string): number =>
  PACKED.has(type) ? body.length : gzipSync(body, { level: 9 }).length;

/** What a page costs at its first view: loaded, not touched, not scrolled. */
export async function weigh(browser: Browser, url: string): Promise<Weight> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const weight = { html: 0, script: 0, three: 0, style: 0, font: 0, other: 0 };
  const kinds = { document: 'html', script: 'script', stylesheet: 'style', font: 'font' } as const;
  const bodies: Promise<void>[] = [];
  page.on('response', (response) => {
    const asked = response.request().resourceType();
    const kind = asked in kinds ? kinds[asked as keyof typeof kinds] : 'other';
    const type = (response.headers()['content-type'] ?? '').split(';')[0]!;
    const add = async (): Promise<void> => {
      const body = await response.body().catch(() => Buffer.alloc(0));
      const three = kind === 'script' && body.includes('WebGLRenderer');
      weight[three ? 'three' : kind] += transferred(body, type);
    };
    bodies.push(add());
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await Promise.all(bodies);
  await page.close();
  return weight;
}

/** Bytes after gzip of the one script that holds three.js; 0 when the build has none. */
export function threeChunk(): number {
  const scripts = globSync('_astro/**/*.js', { cwd: join(root, 'dist') });
  const bodies = scripts.map((file) => readFileSync(join(root, 'dist', file)));
  const three = bodies.filter((body) => body.includes('WebGLRenderer'));
  return three.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
}

/** Scrolls a page from top to bottom, `distance` pixels a frame, and waits for it to come to rest. */
export async function scrollThrough(page: Page, distance: number): Promise<void> {
  await page.evaluate(async (by) => {
    const frame = () => new Promise(requestAnimationFrame);
    for (let y = 0; y < document.documentElement.scrollHeight; y += by) {
      window.scrollTo({ top: y, behavior: 'instant' });
      await frame();
    }
  }, distance);
}

/** Cumulative layout shift of a page while it loads and is scrolled through to its end. */
export async function layoutShift(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
): Promise<number> {
  const page = await browser.newPage({ viewport });
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        (window as unknown as { shift: number }).shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await scrollThrough(page, 40);
  await page.waitForTimeout(500);
  const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
  await page.close();
  return shift;
}
