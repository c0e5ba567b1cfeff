import { ALIKE, difference, expect, live, picture, readStep, STORY, test } from './reader.ts';

test.beforeEach(async ({ page }) => {
  await page.goto(STORY);
  await live(page);
  await readStep(page, 'answer', 0.79);
});

test('another digit changes the picture and the answer, and not the place', async ({ page }) => {
  const answer = page.locator('#answer [data-live=answer]');
  const before = await picture(page);
  const top = await page.evaluate(() => scrollY);
  await expect(answer).toHaveText('7');
  await page.getByRole('button', { name: 'Change the digit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '3', exact: true }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(answer).toHaveText('3');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await page.evaluate(() => scrollY)).toBe(top);
  expect(await difference(page, await picture(page), before)).toBeGreaterThan(ALIKE);
});

test('a digit drawn with the mouse is read', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a mouse');
  await page.getByRole('button', { name: 'Change the digit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Draw your own' }).click();
  const pad = dialog.getByRole('application');
  const { x, y, width, height } = (await pad.boundingBox())!;
  // A one: a stroke down the middle.
  await page.mouse.move(x + width * 0.52, y + height * 0.15);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.48, y + height * 0.85, { steps: 12 });
  await page.mouse.up();
  await expect(page.locator('#answer [data-live=answer]')).toHaveText('1');
});
