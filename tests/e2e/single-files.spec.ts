import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame, Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { widgetNames } from '../../src/integrations/embed-entries.ts';
import { expect, test } from './on-disk.ts';
import { test as atServer } from './reader.ts';
import { answers, goesOn } from './touch.ts';

const folder = join(root, 'dist/embed');
const files = globSync('*.html', { cwd: folder }).map((file) => basename(file, '.html'));
const widgets = widgetNames(root);
const textOf = (name: string): string => readFileSync(join(folder, `${name}.html`), 'utf8');
const addressOf = (name: string): string => pathToFileURL(join(folder, `${name}.html`)).href;

test('every widget and every story is there as a single file', () => {
  expect(files).toEqual(expect.arrayContaining([...widgets]));
  expect(files.length).toBeGreaterThan(widgets.length);
});

for (const name of files) {
  const works = widgets.includes(name) ? answers : goesOn;
  test(`${name} works by itself, as a file on the disk`, async ({ page }) => {
    await page.goto(addressOf(name));
    await works(page);
  });
}

// A story there is the same script in the same frame: one of them speaks for all.
const story = files.find((name) => !widgets.includes(name))!;
for (const name of [...widgets, story])
  test(`${name} works, pasted into a sandboxed frame`, async ({ page }) => {
    const frame = await pasted(page, textOf(name));
    await (widgets.includes(name) ? answers : goesOn)(frame);
  });

/** A page that holds a whole file in a frame without an origin. */
async function pasted(page: Page, text: string): Promise<Frame> {
  const srcdoc = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  await page.setContent(
    `<iframe sandbox="allow-scripts" title="a" width="900" height="800" srcdoc="${srcdoc}"></iframe>`,
  );
  const frame = (await (await page.locator('iframe').elementHandle())!.contentFrame())!;
  expect(await frame.evaluate(() => self.origin)).toBe('null');
  return frame;
}

test('a file takes its start from its address, and its links lead to the book’s site', async ({
  page,
}) => {
  await page.goto(`${addressOf('convolution')}?stride=2&flip=yes&theme=dark`);
  await expect(page.getByRole('group', { name: 'Stride' }).locator(':checked')).toHaveValue('2');
  await expect(page.getByRole('checkbox', { name: /Flip/ })).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
  const credit = page.getByRole('link', { name: /From Layer by Layer/ });
  await expect(credit).toHaveAttribute('href', /^https:\/\/.+\/convolution\/#convolution$/);
  await expect(page.getByRole('link', { name: 'Download as one file' })).toBeHidden();
  await page.getByRole('button', { name: 'Embed' }).click();
  const dialog = page.getByRole('dialog', { name: 'Embed this widget' });
  await expect(dialog.getByLabel('Frame', { exact: true })).toHaveValue(
    /src="https:\/\/[^"]+\/embed\/convolution\/\?v=1&amp;stride=2&amp;flip=yes"/,
  );
  const inside = dialog.frameLocator('iframe');
  await expect(inside.getByRole('group', { name: 'Stride' }).locator(':checked')).toHaveValue('2');
});

atServer('a downloaded widget is a file that starts in the state it was in', async ({ page }) => {
  await page.goto('/convolution/?convolution.stride=3');
  const widget = page.locator('section#convolution');
  await widget.scrollIntoViewIfNeeded();
  await expect(widget.getByRole('button', { name: 'Reset' })).toBeEnabled();
  await widget.getByRole('checkbox', { name: /Flip/ }).check();
  const saved = page.waitForEvent('download');
  await widget.getByRole('link', { name: 'Download as one file' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('convolution.html');
  const file = test.info().outputPath('convolution.html');
  await download.saveAs(file);
  await page.goto(pathToFileURL(file).href);
  const stride = page.getByRole('group', { name: 'Stride' }).locator(':checked');
  await expect(stride).toHaveValue('3');
  await expect(page.getByRole('checkbox', { name: /Flip/ })).toBeChecked();
  await page.goto(`${pathToFileURL(file).href}?stride=2`);
  await expect(stride).toHaveValue('2');
  await expect(page.getByRole('checkbox', { name: /Flip/ })).toBeChecked();
});
