import { expect, type Locator, type Page } from '@playwright/test';
import { scrollThrough } from '../bench/pages.ts';
import { move } from './touch.ts';

/**
 * Reads one page as a thorough reader does: to its end, waking what wakes on the way, opening what
 * opens. What it provokes is heard by the test of `reader.ts`: errors, requests to other hosts, and
 * breaches of the security policy, here also in frames.
 */
export async function readThrough(page: Page, address: string): Promise<void> {
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.error(`The policy’s ${effectiveDirective} refuses ${blockedURI}.`),
    ),
  );
  await page.goto(address);
  await scrollThrough(page, 400);
  for (const island of await page.locator('astro-island').all())
    await expect(island).not.toHaveAttribute('ssr');
  await page.locator('details').evaluateAll((all) => {
    for (const details of all as HTMLDetailsElement[]) details.open = true;
  });
}

/** Reads one page to its end, then moves what can be set in each of its widgets, and sees it embedded. */
export async function walk(page: Page, address: string): Promise<void> {
  await readThrough(page, address);
  for (const widget of await page.locator('section.widget:visible').all()) await tryOut(widget);
}

/** What sets something; of a grid of numbers or a row of digits one speaks for all. */
const KINDS = [
  'input[type=radio]:not(:checked)',
  'input[type=checkbox]',
  'input[type=range]',
  'input[type=number]',
  'select',
  'button',
];

/** Moves one control of every kind in a widget, then sees it embedded. */
async function tryOut(widget: Locator): Promise<void> {
  const page = widget.page();
  await widget.scrollIntoViewIfNeeded();
  await expect(widget.getByRole('button', { name: 'Reset' })).toBeEnabled();
  for (const kind of KINDS) {
    const controls = widget.locator(`.alive ${kind}:enabled:visible`);
    if (await controls.count()) await move(controls.first());
    // What has opened is closed; a modal would stand before all else.
    await page.keyboard.press('Escape');
  }
  await widget.getByRole('button', { name: 'Embed' }).click();
  const preview = page.getByRole('dialog').frameLocator('iframe');
  await expect(preview.getByRole('button', { name: 'Reset' })).toBeEnabled();
  await page.keyboard.press('Escape');
}
