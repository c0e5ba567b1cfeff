import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { root, run } from '../../scripts/run.ts';
import { HEADERS } from '../../src/integrations/host-headers.ts';
import { coursePage } from '../e2e/course-page.ts';
import { expect, test as reader } from '../e2e/reader.ts';
import { staticSite } from '../e2e/static-site.ts';
import { answers, follows, goesOn } from '../e2e/touch.ts';

const BASE = '/some/course/book/';
const SITE = 'https://course.example';
/** Playwright empties this folder before every run. */
const OUT = 'test-results/base';
const folder = join(root, OUT);
const PORT = Number(process.env['PORT'] ?? 4329) + 40;

const headers = Object.fromEntries(HEADERS.map(({ name, value }) => [name, value]));
const site = staticSite(PORT, { folder, base: BASE, headers });

/** A reader of the book in a folder of its host; whatever is asked for has to be there. */
const test = reader.extend<{ nothingMissing: void }>({
  baseURL: `http://localhost:${PORT}`,
  nothingMissing: [
    async ({ page }, use) => {
      const missing: string[] = [];
      page.on('response', (response) => {
        if (response.status() >= 400) missing.push(`${response.status()} ${response.url()}`);
      });
      await use();
      expect(missing).toEqual([]);
    },
    { auto: true },
  ],
});

// One worker builds the book and serves it, and one test stops the server.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(600_000);
  // The last file of a build.
  if (!existsSync(join(folder, '.htaccess')))
    expect(run(`astro build --site ${SITE} --base ${BASE} --outDir ${OUT}`)).toBe(true);
  await site.start();
});
test.afterAll(() => site.stop());

const filesOf = (pattern: string): string[] =>
  globSync(pattern, { cwd: folder, exclude: ['pagefind/**'] })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile());
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

/** What stands in a script; scripts are looked through by themselves. */
const CODE = /(<script\b[^>]*>)[^]*?<\/script>/g;

/** Addresses from the root of the host in a text, as an attribute, a style, a list or a script has them. */
const rooted = (text: string): string[] =>
  [...text.replace(CODE, '$1').matchAll(/(?:="|url\(["']?|: ?"|>)(\/[\w.-][^\s"'()<>&]*)/g)].map(
    ([, address]) => address!,
  );

/** What the address leads to in the built folder; nothing where it leads out of the book. */
function fileOf(address: string): string | undefined {
  if (!address.startsWith(BASE)) return undefined;
  const path = decodeURIComponent(address.slice(BASE.length).replace(/[?#].*/, ''));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return existsSync(join(folder, file)) ? file : undefined;
}

const texts = (): string[] => filesOf('**/*.{html,css,js,json,xml,webmanifest}');

test.describe('in what is built', () => {
  test('every address is in the book’s folder, and something is there', () => {
    const wrong: string[] = [];
    let count = 0;
    for (const file of texts().filter((path) => !/\.js$|^(?:offline|vercel)\.json$/.test(path)))
      for (const address of rooted(read(file))) {
        count++;
        if (!fileOf(address)) wrong.push(`${file}: ${address}`);
      }
    expect(count).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });

  test('no script names a file of the book from the root of the host', () => {
    const folders = [...new Set(filesOf('**/*.*').map((path) => path.split('/')[0]!))];
    const names = folders.map((name) => name.replaceAll('.', '\\.')).join('|');
    const outside = new RegExp(`["'\`]/(?:${names})["'\`/?#]`, 'g');
    for (const file of filesOf('**/*.js')) expect(read(file).match(outside), file).toBeNull();
    // The pattern would find one.
    expect('fetch("/offline.json")').toMatch(outside);
  });

  test('whatever is told to others begins with the site and the folder', () => {
    let count = 0;
    // The page for what is not there stands at every address, and at none.
    for (const file of texts().filter((path) => path !== '404.html')) {
      const text = read(file);
      expect(text, file).not.toContain('layer-by-layer.example');
      for (const [, rest] of text.matchAll(/https:\/\/course\.example([^\s"'<&\\]*)/g)) {
        count++;
        expect(fileOf(rest!), `${file}: ${rest}`).toBeDefined();
      }
    }
    expect(count).toBeGreaterThan(200);
    for (const file of ['sitemap.xml', 'feed.xml', 'index.html', 'embed/convolution/oembed.json'])
      expect(read(file), file).toContain(SITE + BASE);
  });

  test('pages in the zip stay in their folder, and lead to the site where it alone has the page', () => {
    const files = Object.entries(unzipSync(readFileSync(join(folder, 'book.zip'))));
    const pages = files.filter(([path]) => /^layer-by-layer\/.*\.html$/.test(path));
    expect(pages.length).toBeGreaterThan(30);
    for (const [path, bytes] of pages) {
      const html = new TextDecoder().decode(bytes);
      expect(html.match(/\s(?:href|src|component-url|renderer-url)="\/[^"]*"/g), path).toBeNull();
      for (const [, rest] of html.matchAll(/href="https:\/\/course\.example([^"]*)"/g))
        expect(fileOf(rest!), `${path}: ${rest}`).toBeDefined();
    }
  });
});

test('a story follows in 3D, and a widget answers and gives away its address', async ({ page }) => {
  await page.goto(`${BASE}network/`);
  const story = page.locator('section.story').first();
  await follows(story);
  await expect(story.locator('.stage canvas').first()).toBeVisible();
  await page.goto(`${BASE}convolution/`);
  const widget = page.locator('section.widget').first();
  await widget.scrollIntoViewIfNeeded();
  await answers(page);
  await widget.getByRole('button', { name: 'Embed' }).click();
  const dialog = page.getByRole('dialog', { name: 'Embed this widget' });
  const own = `src="${new URL(BASE, page.url()).href}embed/`;
  await expect(dialog.getByLabel('Frame', { exact: true })).toHaveValue(new RegExp(own));
  await expect(dialog.getByLabel(/^Optional/)).toHaveValue(new RegExp(`${own}v1/resize.js`));
  const preview = dialog.frameLocator('iframe');
  await expect(preview.getByRole('button', { name: 'Reset' })).toBeEnabled();
});

test('one gets about by links, from the cover through the contents to an appendix', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(BASE);
  await page.locator('[data-begin]').click();
  await expect(page).toHaveURL(new RegExp(`${BASE}[\\w-]+/$`));
  await page.getByRole('link', { name: 'Contents' }).click();
  await expect(page).toHaveURL(new RegExp(`${BASE}#contents$`));
  await page.locator('footer').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

/** A course's page with embeds in frames without an origin, which only read what any origin may. */
async function sandboxed(page: Page, names: readonly string[]): Promise<() => void> {
  const frames = names.map(
    (name) => `<iframe sandbox="allow-scripts" title="${name}" width="900" height="300"
      src="http://localhost:${PORT}${BASE}embed/${name}/?v=1"></iframe>`,
  );
  const script = `<script async src="http://localhost:${PORT}${BASE}embed/v1/resize.js"></script>`;
  const { url, close } = await coursePage(frames.join('') + script);
  await page.goto(url);
  return close;
}

reader(
  'embeds run in sandboxed frames, with the book’s fonts, and are as high as they need',
  async ({ browser }) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const noise: string[] = [];
    page.on('console', (message) => message.type() === 'error' && noise.push(message.text()));
    const close = await sandboxed(page, ['convolution', 'story']);
    const elements = await page.locator('iframe').elementHandles();
    const [widget, story] = await Promise.all(elements.map((one) => one.contentFrame()));
    // While frames grow, what is to be clicked is not where it was.
    for (const element of elements)
      await expect.poll(async () => (await element.boundingBox())!.height).toBeGreaterThan(400);
    await answers(widget!);
    await goesOn(story!);
    const loaded = await widget!.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter(({ status }) => status === 'loaded').length;
    });
    expect(loaded).toBeGreaterThan(0);
    expect(noise).toEqual([]);
    close();
    await page.close();
  },
);

test('search finds a step and leads to it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(BASE);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('sixteen maps unrolled');
  const place = page.getByRole('dialog', { name: 'Search the book' }).locator('ol a').first();
  await expect(place).toHaveAttribute('href', new RegExp(`${BASE}network/#flatten$`));
  await place.click();
  await expect(page).toHaveURL(new RegExp(`${BASE}network/#flatten$`));
});

test('the book can be installed from its folder', async ({ page }) => {
  await page.goto(BASE);
  const address = (await page.locator('link[rel=manifest]').getAttribute('href'))!;
  const { start_url, scope, icons } = await (await page.request.get(address)).json();
  expect([start_url, scope]).toEqual([BASE, BASE]);
  for (const { src } of icons as { src: string }[])
    expect((await page.request.get(src)).ok(), src).toBe(true);
});

test('the zip opens from a disk', async ({ page }, info) => {
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(join(folder, 'book.zip'))))) {
    const file = info.outputPath(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  await page.goto(pathToFileURL(info.outputPath('layer-by-layer/network/index.html')).href);
  await follows(page.locator('section.story').first());
});

test.describe('with the server stopped', () => {
  test.use({ provoked: /ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to fetch|fetching the script/ });

  test('what was saved is there, under the folder and nowhere else', async ({ page }) => {
    test.slow();
    await page.goto(`${BASE}offline/`);
    await page.getByRole('button', { name: 'Save for offline: The shape of a network' }).click();
    const saved = page.getByText('Saved. It opens at its usual address');
    await expect(saved).toBeVisible({ timeout: 90_000 });
    const scopes = await page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    );
    expect(scopes).toEqual([new URL(BASE, page.url()).href]);
    await site.stop();
    await page.goto(`${BASE}network/#slide`);
    await follows(page.locator('section.story').first());
    await page.goto(`${BASE}convolution/`);
    await expect(page.getByRole('heading', { name: 'Without a network' })).toBeVisible();
    await site.start();
  });
});
