import type { Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { widgetNames } from '../../src/integrations/embed-entries.ts';
import { focused, markStops } from './keys.ts';
import { expect, test } from './reader.ts';

/** Waits until the page's script has taken over. */
const alive = (page: Page): Promise<void> =>
  expect(page.getByRole('button', { name: 'Reset' })).toBeEnabled();

for (const name of widgetNames(root)) {
  test.describe(name, () => {
    test('every control is reached and seen by the keyboard alone', async ({ page, isMobile }) => {
      test.skip(isMobile, 'about keys');
      await page.goto(`/embed/${name}/`);
      await alive(page);
      const count = await markStops(page);
      const reached = new Set<string>();
      for (let i = 0; i < count; i++) {
        await page.keyboard.press('Tab');
        const { stop, seen, is } = await focused(page);
        expect(seen, is).toBe(true);
        reached.add(stop);
      }
      expect(reached.size).toBe(count);
      // One more leads out: nothing holds the keyboard.
      await page.keyboard.press('Tab');
      expect((await focused(page)).stop).not.toBe(String(count - 1));
    });

    test('without scripts it is complete, and nothing pretends to work', async ({
      browser,
      baseURL,
      isMobile,
    }) => {
      test.skip(isMobile, 'the same words at every width');
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${baseURL}/embed/${name}/`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(
        page.locator('.widget :is(button, input, select, textarea):enabled'),
      ).toHaveCount(0);
      await context.close();
    });

    test('Embed gives a frame that shows this state, and leads back', async ({
      page,
      context,
      isMobile,
    }) => {
      test.skip(isMobile && name !== 'convolution', 'one dialog for all');
      await page.goto(`/widgets/${name}/`);
      await page.locator('.widget').scrollIntoViewIfNeeded();
      await alive(page);
      const opener = page.getByRole('button', { name: 'Embed' });
      await opener.click();
      const dialog = page.getByRole('dialog', { name: 'Embed this widget' });
      await expect(dialog).toBeVisible();
      const snippet = await dialog.getByLabel('Frame', { exact: true }).inputValue();
      const src = /src="([^"]+)"/.exec(snippet)![1]!.replaceAll('&amp;', '&');
      expect(src).toBe(new URL(`/embed/${name}/?v=1`, page.url()).href);
      const inside = dialog.frameLocator('iframe');
      await expect(inside.getByRole('button', { name: 'Reset' })).toBeEnabled();
      await dialog.getByRole('radio', { name: 'dark' }).check();
      await expect(dialog.getByLabel('Frame', { exact: true })).toHaveValue(/theme=dark/);
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const pasted = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
      await dialog.getByRole('button', { name: 'Copy the frame' }).click();
      await expect(dialog.getByText('The frame is copied.')).toBeVisible();
      expect(await pasted()).toBe(await dialog.getByLabel('Frame', { exact: true }).inputValue());
      await dialog.getByRole('button', { name: 'Copy the script' }).click();
      await expect.poll(pasted).toMatch(/^<script async src="[^"]+\/embed\/v1\/resize\.js">/);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(opener).toBeFocused();
    });

    test('its frame is given the height it needs', async ({ page, isMobile }) => {
      test.skip(isMobile, 'said for one width');
      await page.setViewportSize({ width: 760, height: 900 });
      await page.goto(`/embed/${name}/`);
      await alive(page);
      const { height } = (await page.locator('body').boundingBox())!;
      const oembed = await page.request.get(`/embed/${name}/oembed.json`);
      const given = (await oembed.json()).height / height;
      expect(given).toBeGreaterThan(0.94);
      expect(given).toBeLessThan(1.06);
    });

    test('is found by sites that unfold links', async ({ page, request, isMobile }) => {
      test.skip(isMobile, 'about addresses');
      for (const path of [`/embed/${name}/`, `/widgets/${name}/`]) {
        await page.goto(path);
        const link = page.locator('link[type="application/json+oembed"]');
        const { pathname } = new URL((await link.getAttribute('href'))!);
        const { type, html, version } = await (await request.get(pathname)).json();
        expect([type, version]).toEqual(['rich', '1.0']);
        expect(html).toMatch(new RegExp(`^<iframe src="https://[^"]+/embed/${name}/\\?v=1"`));
      }
    });
  });
}

test('in a frame there is the widget, a line of credit that leads to its place, and nothing of the site', async ({
  page,
}) => {
  await page.goto('/embed/convolution/?v=1&theme=dark');
  await expect(page.locator('header.bar, nav, footer, [data-theme-switch]')).toHaveCount(0);
  const credit = page.getByRole('link', { name: /From Layer by Layer, chapter 1, Convolution/ });
  await expect(credit).toHaveAttribute('href', '/convolution/#convolution');
  await expect(credit).toHaveAttribute('target', '_blank');
  const ground = await page.locator('.embed').evaluate((card) => getComputedStyle(card));
  expect(ground.backgroundColor).not.toBe('rgba(0, 0, 0, 0)');
});

test('Full page leads from a chapter to the widget in the same state', async ({ page }) => {
  await page.goto('/convolution/?convolution.stride=2');
  const widget = page.locator('section#convolution');
  await widget.scrollIntoViewIfNeeded();
  await expect(widget.getByRole('button', { name: 'Reset' })).toBeEnabled();
  const leads = widget.getByRole('link', { name: 'Full page' });
  await expect(leads).toHaveAttribute('href', '/widgets/convolution/?stride=2');
  await widget.getByRole('checkbox', { name: /Flip/ }).check();
  await expect(leads).toHaveAttribute('href', '/widgets/convolution/?stride=2&flip=yes');
});

test('the gallery shows every widget, its parameters and its frame', async ({ page }) => {
  await page.goto('/widgets/');
  const names = widgetNames(root);
  await expect(page.locator('.gallery .still .widget')).toHaveCount(names.length);
  for (const name of names)
    await expect(page.locator(`.gallery a[href="/widgets/${name}/"]`)).toHaveCount(1);
  const sheets = page.locator('.take details');
  await sheets.first().locator('summary').click();
  await expect(sheets.first().getByRole('table')).toBeVisible();
  await expect(sheets.first().getByText('<iframe src=')).toBeVisible();
});

test('a link to a state brings the state back, and Reset leads to it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/widgets/convolution/?stride=2&padding=1&flip=yes&nonsense=1');
  await alive(page);
  await page.getByRole('button', { name: 'Copy link to this state' }).click();
  await expect(page.locator('.widget > .status')).toHaveText('The link to this state is copied.');
  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(copied.pathname).toBe('/widgets/convolution/');
  expect(Object.fromEntries(copied.searchParams)).toEqual({
    stride: '2',
    padding: '1',
    flip: 'yes',
  });
});
