import { expect, settled, test } from './reader.ts';

const CHAPTER = '/convolution/';

test('the worked example is told cell by cell: 2 + 1 + 1 = 4', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the panel is read beside the picture');
  await page.goto(CHAPTER);
  const story = page.locator('#kernel-slide');
  await story.scrollIntoViewIfNeeded();
  await expect(story.locator('[data-poster]')).toBeHidden({ timeout: 30_000 });
  await story.locator('.stepper select').evaluate((list: HTMLSelectElement) => {
    list.value = '1';
    list.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(story.locator('.step.on')).toHaveAttribute('id', 'sum');
  const panel = story.locator('.arithmetic');
  await expect(panel.locator('td:last-child')).toHaveText(['2', '1', '1']);
  await expect(panel.locator('.result b')).toHaveText('4');
  await page.evaluate(() => {
    const { top, height } = document.getElementById('all')!.getBoundingClientRect();
    scrollTo({ top: scrollY + top + 0.79 * height - innerHeight / 2, behavior: 'instant' });
  });
  await settled(page);
  const map = story.locator('.printed').filter({ hasText: /^434243234$/ });
  await expect(map).toHaveCount(1);
});

test('the story of the channels ends in one map', async ({ page }) => {
  await page.goto(`${CHAPTER}#one-map`);
  const story = page.locator('#channels');
  await expect(story.locator('[data-poster]')).toBeHidden({ timeout: 30_000 });
  await expect(story.locator('.step.on')).toHaveAttribute('id', 'one-map');
  await expect(story.locator('.tape [aria-current]')).toContainText(/conv\s*3×3×1/);
});

test('every part of the chapter stands without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const page = await context.newPage();
  await page.goto(CHAPTER);
  const widgets = page.locator('section.widget');
  await expect(widgets).toHaveCount(6);
  for (const widget of await widgets.all()) {
    await expect(widget).toBeVisible();
    const { width, height } = (await widget.boundingBox())!;
    expect(width).toBeGreaterThan(280);
    expect(height).toBeGreaterThan(200);
    await expect(widget.locator(':is(button, input, select):enabled:visible')).toHaveCount(0);
  }
  const steps = page.locator('.step');
  await expect(steps.locator('svg.scene:visible')).toHaveCount(await steps.count());
  await context.close();
});

test('in the widget, another kernel makes another map at once', async ({ page }) => {
  await page.goto(CHAPTER);
  const widget = page.locator('section#convolution');
  await widget.scrollIntoViewIfNeeded();
  const first = widget.getByRole('textbox', { name: /^kernel.*row 1, column 1/i });
  await expect(first).toBeEnabled();
  await first.fill('3');
  await expect(widget.locator('.status')).toContainText('6');
});

test('a typed answer is judged, and a wrong one is told why', async ({ page }) => {
  await page.goto(CHAPTER);
  const exercise = page.locator('.exercise').first();
  await exercise.scrollIntoViewIfNeeded();
  const field = exercise.getByRole('textbox').first();
  await expect(field).toBeEnabled();
  await field.fill('999');
  await exercise.getByRole('button', { name: 'Check' }).click();
  await expect(exercise.getByRole('status')).not.toBeEmpty();
  await expect(exercise.getByRole('status')).not.toContainText('Right');
  await expect(field).toHaveValue('999');
});
