import { expect, readStep, test } from './reader.ts';

// A page that is left at once has no time for its transition, and Chromium says so.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('the cover leads back to the step where the reader left', async ({ page }) => {
  await page.goto('/');
  const begin = page.locator('[data-begin]');
  const forget = page.getByRole('button', { name: 'Forget my place' });
  await expect(begin).toHaveText('Read chapter 1');
  await expect(forget).toBeHidden();
  const line = page.locator('[data-chapter=network]');
  const printed = await line.innerText();

  await page.goto('/network/');
  await readStep(page, 'pool');
  await page.goto('/');
  await expect(begin).toHaveText('Continue with chapter 3');
  await expect(line.locator('[data-sheets]')).toHaveText(/^\d of \d read$/);
  await begin.click();
  await expect(page).toHaveURL('/network/#pool');

  await page.goto('/');
  await forget.click();
  await expect(begin).toHaveText('Read chapter 1');
  await expect(begin).toBeFocused();
  await expect(forget).toBeHidden();
  expect(await line.innerText()).toBe(printed);
  await page.reload();
  await expect(begin).toHaveText('Read chapter 1');
  await expect(begin).toHaveAttribute('href', '/convolution/');
});

test('what is remembered moves nothing on the cover', async ({ page, isMobile }) => {
  test.skip(isMobile, 'one width is enough');
  const heights: number[] = [];
  for (const stored of [null, '{"sections":{"network":2},"last":"network","at":"pool"}']) {
    await page.addInitScript((text) => {
      if (text) localStorage.setItem('reading', text);
    }, stored);
    await page.goto('/', { waitUntil: 'networkidle' });
    heights.push(await page.evaluate(() => document.documentElement.scrollHeight));
  }
  expect(heights[1]).toBe(heights[0]);
  await expect(page.locator('[data-begin]')).toHaveText('Continue with chapter 3');
});

test('a line under the bar shows how far a chapter has been read', async ({ page }) => {
  await page.goto('/pooling/', { waitUntil: 'networkidle' });
  const share = (): Promise<number> =>
    page
      .locator('[data-read-line]')
      .evaluate((line) => line.getBoundingClientRect().width / innerWidth);
  for (const part of [0, 0.5, 1]) {
    await page.evaluate((k) => {
      const whole = document.documentElement.scrollHeight - innerHeight;
      scrollTo({ top: k * whole, behavior: 'instant' });
    }, part);
    await expect.poll(share).toBeCloseTo(part, 2);
  }
});
