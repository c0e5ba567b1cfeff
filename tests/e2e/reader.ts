import { test as base, expect, type Locator, type Page } from '@playwright/test';

interface Manners {
  /** Console lines that this test provokes. */
  provoked: RegExp;
  /** Fails the test on any console noise, uncaught error, or request to another host. */
  manners: void;
}

/** A reader at a page: every test of the book ends with a look at the console and the requests. */
export const test = base.extend<Manners>({
  provoked: [/^$/, { option: true }],
  manners: [
    async ({ page, provoked, baseURL }, use) => {
      const noise: string[] = [];
      page.on('console', (message) => {
        const loud = message.type() === 'error' || message.type() === 'warning';
        // Chromium's own remark on reading pixels back, which only screenshots do.
        const own = /GPU stall due to ReadPixels|Automatic fallback to software WebGL/;
        if (loud && !own.test(message.text()) && !provoked.test(message.text()))
          noise.push(message.text());
      });
      page.on('pageerror', (error) => noise.push(`uncaught: ${error.message}`));
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== baseURL) noise.push(`asked ${request.url()}`);
      });
      await use();
      expect(noise).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export const STORY = '/network/';

/** Waits until the stage paints by itself, not with the steps' figures. */
export async function live(page: Page): Promise<void> {
  await page.locator('.story').scrollIntoViewIfNeeded();
  await expect(page.locator('.stage [data-poster]')).toBeHidden({ timeout: 30_000 });
}

/** The ids of a story's steps, in order. */
export const stepIds = (page: Page): Promise<string[]> =>
  page.locator('.step').evaluateAll((steps) => steps.map(({ id }) => id));

/** Scrolls so that the story's line stands at a share `k` of a step. */
export async function readStep(page: Page, id: string, k = 0.5): Promise<void> {
  await page.evaluate(
    ([step, share]) => {
      const { top, height } = document.getElementById(step)!.getBoundingClientRect();
      const line = matchMedia('(max-width: 63.99rem)').matches ? 0.9 : 0.5;
      const y = scrollY + top + share * height - innerHeight * line;
      scrollTo({ top: y, behavior: 'instant' });
    },
    [id, k] as const,
  );
  await expect(page.locator('.step.on')).toHaveAttribute('id', id);
  await settled(page);
}

/** Two frames later: what follows from a scroll has been painted. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );

/** The picture as the reader sees it. */
export const picture = (page: Page): Promise<Buffer> => page.locator('.stage .view').screenshot();

/** The middle of an element, in pixels of the window. */
export async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await element.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}
