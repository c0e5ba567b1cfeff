import type { Locator, Page } from '@playwright/test';
import { expect, test } from './reader.ts';

/** The widget alone, alive, in the state that the address asks for. */
async function widgetAt(page: Page, search: string): Promise<Locator> {
  await page.goto(`/embed/shift-tolerance/${search}`);
  const widget = page.locator('.widget');
  await expect(widget.getByRole('button', { name: 'Reset' })).toBeEnabled();
  return widget;
}

const cellsOf = (widget: Locator, name: string): Promise<string[]> =>
  widget.getByRole('grid', { name }).getByRole('gridcell').allTextContents();
const trimmed = async (cells: Promise<string[]>): Promise<string> =>
  (await cells).map((text) => text.trim()).join(' ');

test('the strip is moved by keys, and a blur tames what pooling makes of it', async ({ page }) => {
  const widget = await widgetAt(page, '');
  expect(await trimmed(cellsOf(widget, 'every second kept, as it is'))).toBe('0 1 0 1');
  expect(await trimmed(cellsOf(widget, 'every second kept, moved 1 right'))).toBe('1 1 1 1');
  await widget.getByRole('slider', { name: 'Strip moved right' }).press('ArrowRight');
  expect(await trimmed(cellsOf(widget, 'every second kept, moved 2 right'))).toBe('1 0 1 0');
  await widget.getByRole('slider', { name: 'Strip moved right' }).press('ArrowLeft');
  await widget.getByRole('checkbox', { name: /Blur/ }).check();
  expect(await trimmed(cellsOf(widget, 'every second kept, moved 1 right'))).toBe(
    '0.75 0.75 0.75 0.75',
  );
  await expect(widget.locator('.status').last()).toContainText('No cell changes by more than 0.25');
});

test('a digit is moved, its likeness falls, and Reset brings it back', async ({ page }) => {
  const widget = await widgetAt(page, '?part=digit&dx=1');
  const likeness = () => widget.locator('.alike .num').allTextContents();
  const near = (await likeness()).map(Number);
  await widget.getByRole('slider', { name: 'Digit moved right' }).press('ArrowRight');
  const far = (await likeness()).map(Number);
  expect(far).toHaveLength(3);
  far.forEach((value, i) => expect(value).toBeLessThan(near[i]!));
  await widget.getByRole('button', { name: 'Reset' }).click();
  expect((await likeness()).map(Number)).toEqual(near);
});

test('300 digits are read in the page, with the figures of the book for the first set', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'the same work at every width');
  test.setTimeout(180_000);
  const widget = await widgetAt(page, '?part=accuracy');
  const written = widget.getByRole('table').filter({ hasText: 'Read rightly after a shift' });
  const measured = widget.getByText('Measured here, on the 300 digits of set 1');
  await expect(widget.getByText(/Drawing \d+ of 300|Reading them moved/)).toBeVisible();
  await expect(measured).toBeVisible({ timeout: 120_000 });
  await widget.getByText('Show values').click();
  const shares = await written.locator('tbody tr').nth(2).locator('td').allTextContents();
  const { firstSet } = await (await page.request.get('/models/shift-networks.json')).json();
  expect(shares.map((text) => parseFloat(text))).toEqual(
    (firstSet['max-pool'] as number[]).map((share) => Number((100 * share).toFixed(1))),
  );
});

test('another digit and another shift are read by every network at once', async ({ page }) => {
  const widget = await widgetAt(page, '?part=accuracy&shift=0');
  const answers = widget.getByRole('table').filter({ hasText: 'What each network reads' });
  await expect(answers.locator('tbody td')).toHaveCount(6);
  await expect(answers.locator('tbody tr').last().locator('td')).toHaveText('7');
  await widget.getByRole('slider', { name: 'Digits moved by' }).press('End');
  await expect(answers.locator('tbody td')).toHaveCount(24);
  await expect(answers.locator('tbody td', { hasText: ', wrong' }).first()).toBeVisible();
  await widget.getByRole('button', { name: '3', exact: true }).click();
  await expect(answers).toContainText('What each network reads in this 3');
});
