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
      scrollTo({ top: Math.round(y), behavior: 'instant' });
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

/**
 * Share of pixels that look different in two pictures of one size, 0 to 1. A step of a few greys in
 * one letter, as text that lies on a fraction of a pixel has it, is not seen.
 */
export function difference(page: Page, a: Buffer, b: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const read = async (base64: string): Promise<ImageData> => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const pen = canvas.getContext('2d')!;
        pen.drawImage(bitmap, 0, 0);
        return pen.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [one, two] = (await Promise.all(pictures.map(read))) as [ImageData, ImageData];
      let different = 0;
      for (let i = 0; i < one.data.length; i += 4)
        if ([0, 1, 2].some((c) => Math.abs(one.data[i + c]! - two.data[i + c]!) > 8)) different++;
      return (4 * different) / one.data.length;
    },
    [a, b].map((picture) => picture.toString('base64')),
  );
}

/** Pictures that differ in no more than this share of their pixels look the same. */
export const ALIKE = 1e-4;

/** The middle of an element, in pixels of the window. */
export async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await element.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}
