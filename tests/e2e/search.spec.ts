import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import type { SearchRecord } from '../../src/search/search.ts';
import { expect, test } from './reader.ts';

// A page that is left at once has no time for its transition, and Chromium says so.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search the book' });
const places = (page: Page) => dialog(page).locator('ol a');

test('search by keyboard: open, ask, walk through the places, follow one to its step', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'no keyboard');
  await page.goto('/');
  await page.keyboard.press('k');
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox')).toBeFocused();
  // Pagefind also takes what only begins like a word: of these signs there is none in the book.
  await page.keyboard.type('漢字');
  await expect(dialog(page).getByRole('status')).toContainText('Nothing is found for');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('sixteen maps unrolled');
  await expect(places(page).first()).toHaveAttribute('href', /\/network\/#flatten$/);
  await expect(dialog(page).getByRole('status')).toHaveText(/^(One|\d+) places? for/);
  await expect(dialog(page).locator('mark').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(places(page).first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/network/#flatten');
  await expect(dialog(page)).toBeHidden();
});

test('Enter in the field takes the best place; Escape gives the focus back', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'no keyboard');
  await page.goto('/glossary/', { waitUntil: 'networkidle' });
  const button = page.getByRole('button', { name: 'Search' });
  await button.press('Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await button.press('Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('equivariance', { delay: 5 });
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#equivariance$|#the-map-moves/);
  await expect(dialog(page)).toBeHidden();
});

test('the open search passes axe and fits its window', async ({ page }) => {
  await page.goto('/network/');
  await page.locator('[data-search-open]').click();
  await page.getByRole('searchbox').fill('kernel');
  await expect(places(page).first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]!.html}`)).toEqual([]);
  const wide = await dialog(page).evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test.describe('without its index', () => {
  test.use({ provoked: /404|Failed/ });
  test('search says so, and works when the index is back', async ({ page }) => {
    await page.route('**/pagefind/**', (route) => route.fulfill({ status: 404 }));
    await page.goto('/network/');
    await page.locator('[data-search-open]').click();
    await page.getByRole('searchbox').fill('kernel');
    await expect(dialog(page).getByRole('status')).toContainText('could not be loaded');
    await page.unroute('**/pagefind/**');
    await page.goto('/network/');
    await page.locator('[data-search-open]').click();
    await page.getByRole('searchbox').fill('kernel');
    await expect(places(page).first()).toBeVisible();
  });
});

test('nothing of the search is fetched before it is opened', async ({ page, isMobile }) => {
  test.skip(isMobile, 'once is enough');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/convolution/', { waitUntil: 'networkidle' });
  expect(asked.filter((url) => /pagefind|dialog|search/.test(url))).toEqual([]);
});

test('every place that can be found is there, and no page of an embed is among them', ({
  isMobile,
}) => {
  test.skip(isMobile, 'about files');
  const script = readFileSync(join(root, 'dist/search-index.js'), 'utf8');
  const records = JSON.parse(script.slice(script.indexOf('['), -2)) as SearchRecord[];
  expect(records.length).toBeGreaterThan(80);
  for (const { path } of records) {
    const [folder, id] = path.split('#');
    expect(folder).not.toMatch(/^embed/);
    const file = join(root, 'dist', folder!, 'index.html');
    expect(existsSync(file), path).toBe(true);
    if (id) expect(readFileSync(file, 'utf8'), path).toContain(`id="${id}"`);
  }
});
