import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { root } from '../../scripts/run.ts';
import { test as base, expect } from './on-disk.ts';
import { answers, follows } from './touch.ts';
import { expectLearnt, job, learn, learnHere } from './training/learn.ts';
import { buildPageScript } from './training/site.ts';

const TOP = 'layer-by-layer/';
const packed = readFileSync(join(root, 'dist/book.zip'));

/** The paths in the zip that match, from its top folder, without unpacking them. */
function pathsIn(pattern: RegExp): string[] {
  const paths: string[] = [];
  unzipSync(packed, { filter: ({ name }) => (paths.push(name), false) });
  return paths
    .filter((path) => path.startsWith(TOP))
    .map((path) => path.slice(TOP.length))
    .filter((path) => pattern.test(path));
}

/** A reader who has unpacked the zip; `open` gives the address of a file in it. */
const test = base.extend<{ open: (path: string) => string }, { unpacked: string }>({
  unpacked: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures here.
    async ({}, use) => {
      // A folder whose name has to be escaped in an address, as many have.
      const folder = mkdtempSync(join(tmpdir(), 'my book #1 '));
      for (const [path, bytes] of Object.entries(unzipSync(packed))) {
        mkdirSync(join(folder, dirname(path)), { recursive: true });
        writeFileSync(join(folder, path), bytes);
      }
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  open: async ({ unpacked }, use) => {
    await use((path) => {
      const [file, rest = ''] = path.split(/(?=[?#])/, 2) as [string, string?];
      return pathToFileURL(join(unpacked, TOP, file)).href + rest;
    });
  },
});

const pages = pathsIn(/(?:^|\/)index\.html$/);
const widgetPages = pages.filter((page) => /^widgets\/.+\/index/.test(page));

test('START-HERE leads into the book', async ({ page, unpacked }) => {
  await page.goto(pathToFileURL(join(unpacked, 'START-HERE.html')).href);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Layer');
  await expect(page).toHaveURL(/\/layer-by-layer\/index\.html$/);
  await expect(page.locator('.still-packed')).toBeHidden();
});

test.describe('without what lies beside it', () => {
  test.use({ provoked: /ERR_FAILED/ });

  test('a page says that it is still packed', async ({ page, open }) => {
    await page.route(/\.css$/, (route) => route.abort());
    await page.goto(open('index.html'));
    await expect(page.locator('.still-packed')).toBeVisible();
  });
});

for (const path of pages.filter((page) => !widgetPages.includes(page)))
  test(`${path} is there, its stories follow the scroll, its widgets and exercises wake`, async ({
    page,
    open,
  }) => {
    await page.goto(open(path));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const story of await page.locator('section.story').all()) await follows(story);
    for (const island of await page.locator('astro-island').all()) {
      await island.evaluate((element) => element.firstElementChild?.scrollIntoView());
      await expect(island).not.toHaveAttribute('ssr');
    }
  });

for (const path of widgetPages)
  test(`${path} answers`, async ({ page, open }) => {
    await page.goto(open(path));
    await page.locator('section.widget').scrollIntoViewIfNeeded();
    await answers(page);
  });

test('a network trains on a page of it, in a worker, to the same bits as anywhere', async ({
  page,
  open,
}) => {
  await page.goto(open('network/index.html'));
  await page.evaluate(await buildPageScript());
  const learnt = await learn(page.mainFrame(), job);
  expect(learnt).toMatchObject({ where: 'worker', backend: 'wasm', bits: learnHere() });
  expectLearnt(learnt);
});

test('one gets about by its links, and the theme stays', async ({ page, open }) => {
  // A page that is left at once has no time for its transition, and Chromium says so.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(open('index.html'));
  await page.locator('[data-theme-switch]').click();
  const theme = (await page.locator('html').getAttribute('data-theme'))!;
  await page.locator('[data-begin]').click();
  await expect(page).toHaveURL(/\/layer-by-layer\/[\w-]+\/index\.html$/);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await page.getByRole('link', { name: 'Contents' }).click();
  await expect(page).toHaveURL(/\/layer-by-layer\/index\.html#contents$/);
});

test('a widget gives away addresses of the site, and shows and keeps what is on the disk', async ({
  page,
  open,
  context,
}) => {
  await page.goto(open('convolution/index.html?convolution.stride=2'));
  const widget = page.locator('section#convolution');
  await widget.scrollIntoViewIfNeeded();
  await expect(widget.getByRole('button', { name: 'Reset' })).toBeEnabled();
  await widget.getByRole('button', { name: 'Embed' }).click();
  const dialog = page.getByRole('dialog', { name: 'Embed this widget' });
  await expect(dialog.getByLabel('Frame', { exact: true })).toHaveValue(
    /src="https:\/\/[^"]+\/embed\/convolution\/\?v=1&amp;stride=2"/,
  );
  const inside = dialog.frameLocator('iframe');
  await expect(inside.getByRole('group', { name: 'Stride' }).locator(':checked')).toHaveValue('2');
  await dialog.getByRole('button', { name: 'Close' }).click();
  const full = widget.getByRole('link', { name: 'Full page' });
  await expect(full).toHaveAttribute('href', '../widgets/convolution/index.html?stride=2');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await widget.getByRole('link', { name: 'Download as one file' }).click();
  await expect(page).toHaveURL(/\/embed\/convolution\.html\?stride=2$/);
  await expect(page.getByRole('group', { name: 'Stride' }).locator(':checked')).toHaveValue('2');
});

test('search leads to a step, by the index that lies in the zip', async ({ page, open }) => {
  // A page that is left at once has no time for its transition, and Chromium says so.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(open('index.html'));
  const button = page.getByRole('button', { name: 'Search' });
  await button.click();
  await page.getByRole('searchbox').fill('sixteen maps unrolled');
  const place = page.getByRole('dialog', { name: 'Search the book' }).locator('ol a').first();
  await expect(place).toHaveAttribute('href', /\/network\/index\.html#flatten$/);
  await place.click();
  await expect(page).toHaveURL(/\/network\/index\.html#flatten$/);
});

test('opened inside the zip, without what is beside it, a page says what to do', async ({
  browser,
}, info) => {
  const text = unzipSync(packed, { filter: ({ name }) => name === `${TOP}index.html` });
  const alone = info.outputPath('index.html');
  writeFileSync(alone, text[`${TOP}index.html`]!);
  // A page of its own: what it lacks is loud, and that is no matter here.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(alone).href);
  await expect(page.getByText('Unpack the whole zip first')).toBeVisible();
  await context.close();
});
