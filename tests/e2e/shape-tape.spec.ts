import type { Locator, Page } from '@playwright/test';
import { expect, test } from './reader.ts';

/** The widget alone in its frame, in a state and alive. */
async function widgetAt(page: Page, state = ''): Promise<Locator> {
  await page.goto(`/embed/shape-tape/?v=1${state}`);
  const widget = page.locator('section#shape-tape');
  await expect(widget.getByRole('button', { name: 'Reset' })).toBeEnabled();
  return widget;
}

const setSide = (widget: Locator, side: number): Promise<void> =>
  widget.getByRole('spinbutton', { name: 'Side of the picture' }).fill(String(side));

test('a larger picture makes the dense layer refuse, and each repair makes it run', async ({
  page,
}) => {
  const widget = await widgetAt(page);
  const refusal = widget.getByRole('region', { name: 'Why dense refuses' });
  await expect(refusal).toHaveCount(0);
  await setSide(widget, 32);
  await expect(refusal).toContainText(
    'mat1 and mat2 shapes cannot be multiplied (1x576 and 400x10)',
  );
  await expect(refusal).toContainText('6·6·16 = 576');
  await expect(widget.getByRole('status')).toContainText('dense was made for 400, and refuses');
  await refusal.getByRole('button', { name: 'in_features = 576' }).click();
  await expect(refusal).toHaveCount(0);
  await expect(
    widget.getByRole('radio', { name: /^dense, dense: 10, 5,770 to learn/ }),
  ).toBeVisible();
  await setSide(widget, 28);
  await expect(
    widget.getByRole('radio', { name: /^dense, dense: 10, 4,010 to learn/ }),
  ).toBeVisible();
  await widget.getByRole('radio', { name: 'after a global average pool' }).check();
  await setSide(widget, 64);
  await expect(
    widget.getByRole('radio', { name: /^dense, dense: 10, 170 to learn/ }),
  ).toBeVisible();
});

test('arrow keys walk along the tape, and each layer is told in a sentence', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'about keys');
  const widget = await widgetAt(page);
  await widget.getByRole('radio', { name: /^conv2,/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(widget.getByRole('radio', { name: /^pool2,/ })).toBeChecked();
  await expect(widget.locator('.point')).toContainText('⌊(11 − 2) / 2⌋ + 1 = 5 times');
});

test('what cannot run is explained, and the last tape stays', async ({ page }) => {
  const widget = await widgetAt(page, '&side=29');
  await setSide(widget, 6);
  await expect(widget.getByText(/conv2: its window covers 3×3 cells/).first()).toBeVisible();
  await expect(
    widget.getByText("Kernel size can't be greater than actual input size"),
  ).toBeVisible();
  await expect(widget.getByRole('radio', { name: /^input, picture: 29×29×1/ })).toBeVisible();
});

test('a network of one’s own is read as it is typed, and its state stands in the link', async ({
  page,
}) => {
  const widget = await widgetAt(page, '&network=own&layers=c5x4,p2,d10&layer=conv1');
  await expect(widget.locator('.point')).toContainText('4·(5·5·1 + 1) = 104');
  const field = widget.getByRole('textbox', { name: 'Your own network as text' });
  await field.fill('c5x4,p2,d');
  await expect(widget.getByText('“d” is no layer')).toBeVisible();
  await field.fill('c5x6,p2,d10');
  await expect(widget.locator('.point')).toContainText('6·(5·5·1 + 1) = 156');
});

test('on a phone nothing of the tape leaves the screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await widgetAt(page, '&network=small-cifar-pytorch&side=64&without=3');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
});

test('in a narrow frame the tape scrolls to the layer that refuses', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 900 });
  const widget = await widgetAt(page, '&network=small-cifar-pytorch');
  const fc1 = widget.getByRole('radio', { name: /^fc1,/ });
  await expect(fc1).not.toBeInViewport();
  await widget.getByRole('combobox', { name: 'Leave out' }).selectOption('pool3');
  await expect(fc1).toBeInViewport({ ratio: 1 });
});

test('listings are chosen by keyboard, copied, and readable without a script', async ({
  page,
  browser,
  baseURL,
  isMobile,
}) => {
  test.skip(isMobile, 'about keys');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/network/');
  const tabs = page.locator('#code-tiny-cnn');
  await expect(tabs.getByText('layers.Conv2D(16, 3, name="conv2")')).toBeVisible();
  await tabs.getByRole('radio', { name: 'Keras' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(tabs.getByText('nn.Linear(400, 10)')).toBeVisible();
  await expect(tabs.getByText('layers.Conv2D(16, 3, name="conv2")')).toBeHidden();
  await tabs.getByRole('button', { name: 'Copy' }).click();
  await expect(tabs.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^from collections import OrderedDict\n\nfrom torch import nn\n[^]*\)\n$/);

  await page.emulateMedia({ media: 'print' });
  for (const text of ['keras.Input((28, 28, 1))', 'nn.Linear(400, 10)', '"units": 10'])
    await expect(tabs.getByText(text)).toBeVisible();

  const still = await browser.newContext({ javaScriptEnabled: false });
  const plain = await still.newPage();
  await plain.goto(`${baseURL}/network/`);
  const listing = plain.locator('#code-tiny-cnn');
  await listing.getByRole('radio', { name: 'This book' }).check();
  await expect(listing.getByText('"units": 10')).toBeVisible();
  await expect(listing.getByRole('button', { name: 'Copy' })).toHaveCount(0);
  await still.close();
});
