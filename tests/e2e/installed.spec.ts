import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import type { Catalogue } from '../../src/saved/catalogue.ts';
import { expect, test as base } from './reader.ts';
import { staticSite } from './static-site.ts';
import { answers, follows } from './touch.ts';
import { expectLearnt, job, learn, learnHere } from './training/learn.ts';
import { buildPageScript } from './training/site.ts';

/** A reader of a site of their own, which can be stopped and started again. */
const test = base.extend<{ site: ReturnType<typeof staticSite>; port: number }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures here.
  port: async ({}, use, { parallelIndex, project }) =>
    use(4700 + 10 * parallelIndex + (project.name.length % 10)),
  baseURL: async ({ port }, use) => use(`http://localhost:${port}`),
  site: async ({ port }, use) => {
    const site = staticSite(port);
    await site.start();
    await use(site);
    await site.stop();
  },
});

const dist = join(root, 'dist');
const catalogue = JSON.parse(readFileSync(join(dist, 'offline.json'), 'utf8')) as Catalogue;
const chapters = Object.keys(catalogue.parts).filter((part) => part !== 'book');

async function saveFor(page: Page, name: string): Promise<void> {
  await page.goto('/offline/');
  await page.getByRole('button', { name: `Save for offline: ${name}` }).click();
  // Some hundred files, and the machine may be busy elsewhere.
  const saved = page.getByText('Saved. It opens at its usual address');
  await expect(saved).toBeVisible({ timeout: 60_000 });
}

const registrations = (page: Page): Promise<number> =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

test('nothing is kept on the device before the reader asks, nor by a frame', async ({
  page,
  site,
}) => {
  expect(site).toBeDefined();
  for (const path of ['/', '/offline/', '/embed/convolution/', `/${chapters[0]}/`]) {
    await page.goto(path);
    expect(await registrations(page)).toBe(0);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
  }
});

test('a device without room says so, and keeps what it has', async ({ page, site }) => {
  expect(site).toBeDefined();
  await saveFor(page, 'Convolution');
  await page.addInitScript(() => {
    Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  });
  await page.reload();
  await page.getByRole('button', { name: 'Save for offline: The shape of a network' }).click();
  await expect(page.getByText('This device has no room for it.')).toBeVisible();
  await expect(page.locator('[data-part=convolution] [data-state]')).toHaveText('on this device');
});

test.describe('with the server stopped', () => {
  test.slow();

  test.use({ provoked: /ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to fetch|fetching the script/ });

  test('a saved chapter is all there, a network trains on it, and what is not saved says so', async ({
    page,
    site,
  }) => {
    await saveFor(page, 'The shape of a network');
    await site.stop();
    await page.goto('/network/?a=b#slide');
    await follows(page.locator('section.story').first());
    await page.evaluate(await buildPageScript());
    const learnt = await learn(page.mainFrame(), job);
    expect(learnt).toMatchObject({ where: 'worker', backend: 'wasm', bits: learnHere() });
    expectLearnt(learnt);
    await page.goto('/convolution/');
    await expect(page.getByRole('heading', { name: 'Without a network' })).toBeVisible();
    await expect(page.getByText('Without a connection nothing new can be saved.')).toBeVisible();
    await expect(page.locator('[data-part=network] [data-state]')).toHaveText('on this device');
  });

  test('the saved book is all there: every page opens and wakes, stories and widgets work', async ({
    page,
    site,
  }) => {
    await saveFor(page, 'The whole book');
    await site.stop();
    const pages = globSync('{index.html,*/index.html,widgets/*/index.html}', { cwd: dist });
    for (const path of pages.filter((path) => !path.startsWith('embed/'))) {
      await page.goto(`/${path.replace(/index\.html$/, '')}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const story = page.locator('section.story').first();
      if (await story.count()) await follows(story);
      const widget = page.locator('section.widget').first();
      if (!(await widget.count())) continue;
      await widget.scrollIntoViewIfNeeded();
      await answers(page);
    }
    const button = page.getByRole('button', { name: 'Search' });
    if ((await button.count()) === 0) return;
    await button.click();
    await page.getByRole('searchbox').fill('sixteen maps unrolled');
    const place = page.getByRole('dialog', { name: 'Search the book' }).locator('ol a').first();
    await expect(place).toHaveAttribute('href', /\/network\/#flatten$/);
  });

  test('a connection that breaks off is said to have, and saving goes on later', async ({
    page,
    site,
  }) => {
    await page.goto('/offline/');
    await expect(page.getByRole('button', { name: 'Save for offline: Convolution' })).toBeEnabled();
    await site.stop();
    await page.getByRole('button', { name: 'Save for offline: Convolution' }).click();
    await expect(page.getByText('The connection broke off.')).toBeVisible();
    await site.start();
    await page.getByRole('button', { name: 'Save for offline: Convolution' }).click();
    await expect(page.getByText('Saved. It opens at its usual address')).toBeVisible();
    await page.getByRole('button', { name: 'Take it off this device' }).click();
    await expect(page.getByText('Nothing of the book is on this device')).toBeVisible();
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    expect(await registrations(page)).toBe(0);
  });
});

test('a newer edition is offered, saved when the reader says so, and reloads nothing', async ({
  page,
  site,
}) => {
  expect(site).toBeDefined();
  await saveFor(page, 'The shape of a network');
  await page.goto('/network/');
  await expect(page.locator('[data-newer]')).toBeHidden();
  const [, bytes] = catalogue.files['network/index.html']!;
  const files = { ...catalogue.files, 'network/index.html': ['new', bytes] };
  const newer = { ...catalogue, edition: 'newer', files };
  await page.route('**/offline.json', (route) => route.fulfill({ json: newer }));
  await page.goto('/network/');
  const bar = page.getByRole('complementary', { name: 'A newer edition' });
  await expect(bar).toContainText(/What you saved has a newer edition \(\d+(\.\d+)? [kM]B\)/);
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
  await bar.getByRole('button', { name: 'Save it' }).click();
  await expect(bar).toContainText('The newer edition is saved.');
  await expect(page.locator('body[data-same-page]')).toBeVisible();
  await page.reload();
  await expect(bar).toBeHidden();
});

test('the book can be installed: a name, a start, and icons of the size they say', async ({
  page,
  site,
}) => {
  expect(site).toBeDefined();
  await page.goto('/');
  const address = (await page.locator('link[rel=manifest]').getAttribute('href'))!;
  const { name, start_url, icons } = await (await page.request.get(address)).json();
  expect([name, start_url]).toEqual(['Layer by Layer', '/']);
  for (const { src, sizes } of icons as { src: string; sizes: string }[]) {
    const picture = await (await page.request.get(src)).body();
    expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`).toBe(sizes);
  }
});
