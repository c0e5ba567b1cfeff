import { routes } from '../bench/pages.ts';
import { measured } from '../measured.ts';
import { axeFindings } from './axe.ts';
import { provoke } from './faults.ts';
import { expect, test } from './reader.ts';
import { readThrough, walk } from './walk.ts';

// At the desk on paper, on the phone by night; `npm run gate` looks at every page at both on both.
for (const route of [...routes(), '/404.html'])
  test(`${route}, read to its end: axe finds nothing, and it fits a window of 320 pixels`, async ({
    page,
    isMobile,
  }) => {
    test.skip(isMobile && /^\/(?:widgets|embed)\/./.test(route), 'on a phone as in a frame');
    await page.emulateMedia({ colorScheme: isMobile ? 'dark' : 'light' });
    // On the page of a widget everything in it is tried out, and what comes of it looked at.
    await (/^\/widgets\/./.test(route) ? walk : readThrough)(page, route);
    const found = await axeFindings(page);
    measured(route, isMobile ? 'axe, phone' : 'axe', found.length);
    expect(found).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
  });

test('the theme is switched, kept, and there from the first paint', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const ground = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const paper = await ground();
  await page.locator('[data-theme-switch]').click();
  const night = await ground();
  expect(night).not.toBe(paper);
  await page.goto('/network/');
  expect(await ground()).toBe(night);
});

test('the cover reads the digit that is chosen', async ({ page }) => {
  await page.goto('/');
  const bars = page.locator('[data-tower]');
  const before = await bars.innerHTML();
  await page.getByRole('button', { name: '5', exact: true }).click();
  await expect(page.locator('.reading')).toContainText('reads 5');
  expect(await bars.innerHTML()).not.toBe(before);
});

test('a browser that forbids storage loses its memory, and nothing else', async ({ page }) => {
  await provoke(page, 'no storage');
  await page.emulateMedia({ colorScheme: 'light' });
  for (const path of ['/', '/convolution/', '/widgets/convolution/']) {
    await page.goto(path);
    await page.locator('[data-theme-switch]').click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
    await page.evaluate(() => scrollTo({ top: 3000, behavior: 'instant' }));
  }
  await page.locator('.widget').scrollIntoViewIfNeeded();
  await expect(page.getByRole('button', { name: 'Reset' })).toBeEnabled();
});

for (const route of ['/convolution/', '/pooling/', '/network/', '/formulas/']) {
  test(`the formulas of ${route} are set in the cut fonts alone`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(route);
    await page.evaluate(() => document.fonts.ready);
    expect(asked.filter((url) => /\/maths\b/.test(url))).not.toEqual([]);
    expect(asked.filter((url) => /KaTeX_(Main-Regular|Math-Italic)/.test(url))).toEqual([]);
  });
}
