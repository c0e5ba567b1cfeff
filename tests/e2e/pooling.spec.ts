import type { Locator, Page } from '@playwright/test';
import { expect, settled, test } from './reader.ts';

const CHAPTER = '/pooling/';

/** The widget, alive. */
async function widgetOn(page: Page, address = CHAPTER): Promise<Locator> {
  await page.goto(address);
  const widget = page.locator('section#pooling');
  await widget.scrollIntoViewIfNeeded();
  await expect(widget.getByRole('button', { name: 'Reset' })).toBeEnabled();
  return widget;
}

const output = (widget: Locator, row: number, column: number): Locator =>
  widget.getByRole('button', { name: new RegExp(`^output, row ${row}, column ${column}:`, 'i') });

const numbersIn = (widget: Locator, grid: string): Promise<string[]> =>
  widget
    .getByRole('grid', { name: grid, exact: true })
    .getByRole('gridcell')
    .evaluateAll((cells) =>
      cells.map((cell) => cell.querySelector('input')?.value ?? cell.textContent.trim()),
    );

test('the small example is told in numbers: of 3, 8, 1 and 2 the 8', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the panel is read beside the picture');
  await page.goto(`${CHAPTER}#pool-one`);
  const story = page.locator('#pool-windows');
  await expect(story.locator('[data-poster]')).toBeHidden({ timeout: 30_000 });
  await expect(story.locator('.step.on')).toHaveAttribute('id', 'pool-one');
  const panel = story.locator('.arithmetic');
  await expect(panel.locator('td:last-child')).toHaveText(['3', '8', '1', '2']);
  await expect(panel.locator('.winner')).toContainText('8');
  await expect(panel.locator('.result b')).toHaveText('8');
  await page.evaluate(() => {
    const { top, height } = document.getElementById('pool-all')!.getBoundingClientRect();
    scrollTo({ top: scrollY + top + 0.79 * height - innerHeight / 2, behavior: 'instant' });
  });
  await settled(page);
  await expect(story.locator('.printed:visible').filter({ hasText: /^6487$/ })).toHaveCount(1);
});

test('on the digit, 11×11 becomes 5×5', async ({ page }) => {
  await page.goto(`${CHAPTER}#maps-behind`);
  const story = page.locator('#pool-maps');
  await expect(story.locator('[data-poster]')).toBeHidden({ timeout: 30_000 });
  await expect(story.locator('.step.on')).toHaveAttribute('id', 'maps-behind');
  await expect(story.locator('.tape [aria-current]').last()).toContainText(/pool2\s*5×5×16/);
});

test('every part of the chapter stands without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const page = await context.newPage();
  await page.goto(CHAPTER);
  for (const widget of await page.locator('section.widget').all()) {
    await expect(widget).toBeVisible();
    await expect(widget.locator(':is(button, input, select):enabled:visible')).toHaveCount(0);
  }
  expect(await numbersIn(page.locator('section#pooling'), 'Output')).toEqual(['6', '4', '8', '7']);
  const steps = page.locator('.step');
  await expect(steps.locator('svg.scene:visible')).toHaveCount(await steps.count());
  // The hatching of what no window sees is in the printed figure as well.
  await expect(page.locator('.plate-defs .plate-hatch').first()).toBeAttached();
  await context.close();
});

test('an output is asked by hover, tap or arrow keys, and its winner is marked', async ({
  page,
  isMobile,
}) => {
  const widget = await widgetOn(page);
  if (isMobile) await output(widget, 2, 1).tap();
  else await output(widget, 2, 1).hover();
  const status = widget.locator('.status');
  await expect(status).toHaveText(
    'Row 2, column 1 of the output: 8, the largest of 4 cells, from row 3, column 2 of the input.',
  );
  const winner = widget.getByRole('textbox', { name: /^Input, .*, the winner$/ });
  await expect(winner).toHaveValue('8');
  await expect(widget.locator('.parts td.won')).toContainText('8');
  await output(widget, 2, 1).focus();
  await page.keyboard.press('ArrowRight');
  await expect(output(widget, 2, 2)).toBeFocused();
  await expect(status).toContainText('Row 2, column 2 of the output: 7');
  await expect(winner).toHaveValue('7');
});

test('another number makes another winner at once', async ({ page }) => {
  const widget = await widgetOn(page);
  await widget.getByRole('textbox', { name: 'Input, row 1, column 1' }).fill('9');
  await expect.poll(() => numbersIn(widget, 'Output')).toEqual(['9', '4', '8', '7']);
});

test('gradients go to the winners, are shared by a mean, and can be typed or picked', async ({
  page,
}) => {
  const widget = await widgetOn(page);
  await widget.getByRole('radio', { name: 'gradients' }).check();
  const back = (): Promise<string[]> => numbersIn(widget, 'Gradient of the input');
  await expect.poll(back).toEqual('0 0 0 2 0 1 0 0 0 3 0 4 0 0 0 0'.split(' '));
  await widget.getByRole('textbox', { name: 'Gradient of the output, row 2, column 1' }).fill('-5');
  await expect.poll(back).toEqual('0 0 0 2 0 1 0 0 0 −5 0 4 0 0 0 0'.split(' '));
  await widget.getByRole('button', { name: '1 from this output only' }).click();
  await expect.poll(back).toEqual('0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0'.split(' '));
  await widget.getByRole('radio', { name: 'average', exact: true }).check();
  await expect
    .poll(back)
    .toEqual('0 0 0 0 0 0 0 0 .25 .25 0 0 .25 .25 0 0'.replaceAll('.', '0.').split(' '));
});

test('what cannot run is explained in its place, and the last picture stays', async ({ page }) => {
  const widget = await widgetOn(page);
  const windows = widget.getByRole('group', { name: 'Window' });
  await windows.getByRole('radio', { name: '5' }).check();
  await expect(widget.locator('.refused')).toContainText('it does not fit once');
  expect(await numbersIn(widget, 'Output')).toEqual(['6', '4', '8', '7']);
  await widget.getByRole('button', { name: 'Window 4' }).click();
  await expect(widget.locator('.refused')).toHaveCount(0);
  await expect.poll(() => numbersIn(widget, 'Output')).toEqual(['8']);
});

test('cells that no window sees are grey and counted', async ({ page }) => {
  const widget = await widgetOn(page);
  await widget.getByLabel('Example').selectOption('dropped');
  await expect(widget.locator('.cell.cut')).toHaveCount(25);
  await expect(widget.locator('.size').first()).toContainText('25 of 169 cells are never read.');
});

test('where a gradient goes is judged, and a wrong answer told why', async ({ page }) => {
  await page.goto(CHAPTER);
  const exercise = page.locator('#ex-pool-gradient');
  await exercise.scrollIntoViewIfNeeded();
  const fields = exercise.getByRole('textbox');
  await expect(exercise.getByRole('button', { name: 'Check' })).toBeEnabled();
  await fields.nth(0).fill('1');
  await fields.nth(1).fill('0');
  await fields.nth(1).press('Enter');
  const verdict = exercise.getByRole('status');
  await expect(verdict).toContainText('counts every window the cell lies in');
  await fields.nth(0).fill('8');
  await fields.nth(0).press('Enter');
  await expect(verdict).toContainText('Right.');
});
