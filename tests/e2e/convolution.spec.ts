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

test('any cell of the output is asked by hover, tap or arrow keys: window, products, sum', async ({
  page,
  isMobile,
}) => {
  await page.goto(CHAPTER);
  const widget = page.locator('section#convolution');
  await widget.scrollIntoViewIfNeeded();
  const cell = (row: number, column: number) =>
    widget.getByRole('button', { name: new RegExp(`^output, row ${row}, column ${column}:`, 'i') });
  await expect(cell(2, 1)).toBeEnabled();
  // The cells of the input that the light lies on, counted along their middles; it glides there.
  const lit = (): Promise<string> =>
    widget.evaluate((section) => {
      const light = section.querySelector('.lit')!.getBoundingClientRect();
      const cells = [...section.querySelector('.cells')!.querySelectorAll('.cell')];
      const inside = cells.map((cell) => {
        const { left, width, top, height } = cell.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        return x > light.left && x < light.right && y > light.top && y < light.bottom;
      });
      return inside.map(Number).join('');
    });
  const sum = widget.locator('.products tfoot');
  if (isMobile) await cell(2, 1).tap();
  else await cell(2, 1).hover();
  await expect(widget.locator('.status')).toHaveText(
    'Row 2, column 1 of the output: 1 + 0 + 1 = 2.',
  );
  await expect(sum).toContainText(/1 \+ 0 \+ 1\s*2/);
  await expect.poll(lit).toBe('00000' + '11100' + '11100' + '11100' + '00000');
  await cell(2, 1).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(cell(3, 2)).toBeFocused();
  await expect(widget.locator('.status')).toContainText('Row 3, column 2 of the output');
  await expect.poll(lit).toBe('00000' + '00000' + '01110' + '01110' + '01110');
});

test('a sweep rests while the widget is off the screen', async ({ page }) => {
  await page.goto(CHAPTER);
  const widget = page.locator('section#convolution');
  await widget.scrollIntoViewIfNeeded();
  const play = widget.getByRole('button', { name: 'Sweep' });
  await expect(play).toBeEnabled();
  await play.click();
  const blank = widget.locator('.cell.todo');
  await expect(blank.first()).toBeVisible();
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await settled(page);
  const left = await blank.count();
  await page.waitForTimeout(1200);
  expect(await blank.count()).toBe(left);
  expect(left).toBeGreaterThan(0);
  await widget.scrollIntoViewIfNeeded();
  await expect.poll(() => blank.count()).toBeLessThan(left);
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

test('an exercise is done by keyboard alone', async ({ page, isMobile }) => {
  test.skip(isMobile, 'about keys');
  await page.goto(CHAPTER);
  const exercise = page.locator('.exercise').first();
  await exercise.scrollIntoViewIfNeeded();
  const field = exercise.getByRole('textbox');
  await expect(exercise.getByRole('button', { name: 'Check' })).toBeEnabled();
  const question = await exercise.locator('p').nth(1).innerText();
  await exercise.getByRole('button', { name: 'New numbers' }).focus();
  await page.keyboard.press('Tab');
  await expect(field).toBeFocused();
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await expect(exercise.getByRole('status')).toContainText('Right');
  await page.keyboard.press('Tab');
  await expect(exercise.getByRole('button', { name: 'Check' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(exercise.locator('details')).toHaveAttribute('open');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(exercise.locator('p').nth(1)).not.toHaveText(question);
  await expect(page).toHaveURL(/output-size/);
});
