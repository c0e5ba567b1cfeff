import type { Page } from '@playwright/test';
import { routes, scrollThrough } from '../bench/pages.ts';
import { expect } from '../e2e/reader.ts';

/** Every page of the built book, and the one that stands for those that are not there. */
export const pages = (): string[] => [...routes(), '/404.html'];

/** What comes to life and may then say something else. */
const LIVELY = 'astro-island, .stage, .widget, noscript, button';

/**
 * The headings and paragraphs of a page as it was written that are gone from it now. What stands in
 * a part that comes to life may change; every other word is to stay whatever fails.
 */
export const lostWords = (page: Page, written: string): Promise<string[]> =>
  page.evaluate(
    ([html, lively]) => {
      const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
      const before = new DOMParser().parseFromString(html, 'text/html');
      for (const island of before.querySelectorAll(lively)) island.remove();
      const texts = [...before.querySelectorAll('body :is(h1, h2, h3, p, li)')];
      const now = plain(document.body.textContent);
      return texts.map((text) => plain(text.textContent)).filter((text) => !now.includes(text));
    },
    [written, LIVELY] as const,
  );

/** Waits until everything on the page that can come to life has. */
export async function awake(page: Page): Promise<void> {
  await scrollThrough(page, 300);
  // What is still asleep was passed too fast.
  await page.locator('astro-island[ssr]').evaluateAll(async (islands) => {
    for (const island of islands) {
      island.firstElementChild?.scrollIntoView();
      await new Promise((done) => setTimeout(done, 50));
    }
  });
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0, { timeout: 20_000 });
}
