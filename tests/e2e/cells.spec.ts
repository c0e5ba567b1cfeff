import { expect, live, readStep, settled, STORY, test } from './reader.ts';

test.beforeEach(async ({ page }) => {
  await page.goto(STORY);
  await live(page);
});

test('by keyboard, any cell tells its layer, place, value and arithmetic', async ({ page }) => {
  await readStep(page, 'pool');
  const status = page.locator('.stage [role=status]');
  const panel = page.locator('.arithmetic');
  await page.locator('.stage .view').focus();
  await page.keyboard.press('ArrowRight');
  await expect(status).toHaveText(/^relu1, map 1, row 14, column 14: /);
  await page.keyboard.press('ArrowUp');
  await expect(status).toHaveText(/^relu1, map 1, row 13, column 14: /);
  await expect(panel).toContainText('conv1, map 1, row 13, column 14');
  for (let map = 0; map < 8; map++) await page.keyboard.press('PageDown');
  await expect(status).toHaveText(/^pool1, map 1, row 7, column 7: /);
  await expect(panel.locator('tr')).toHaveCount(4);
  await expect(panel.locator('tr.winner')).toHaveCount(1);
  const result = await panel.locator('.result b').innerText();
  await expect(panel.locator('tr.winner td').last()).toHaveText(result);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

test('the products of a cell add up to it, to the digits shown', async ({ page }) => {
  await readStep(page, 'slide', 0.79);
  await page.locator('.stage .view').focus();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  const panel = page.locator('.arithmetic');
  await expect(panel.locator('header')).toContainText('conv1');
  const number = (text: string): number => Number(text.replace('−', '-'));
  const parts = (await panel.locator('td:last-child').allInnerTexts()).map(number);
  // Three rows of the window, and the bias.
  expect(parts).toHaveLength(4);
  const sum = parts.reduce((total, part) => total + part, 0);
  expect(sum).toBeCloseTo(number(await panel.locator('.result b').innerText()), 6);
});

test('a pointer on a cell lights it and the words that name it', async ({ page, isMobile }) => {
  await readStep(page, 'slide', 0.6);
  const { x, y, width, height } = (await page.locator('.stage .view').boundingBox())!;
  const said = page.locator('.stage .said');
  // The picture of the digit is at the left, at a height that depends on the window.
  for (const k of [0.3, 0.4, 0.5, 0.6]) {
    const at = [x + width * 0.12, y + height * k] as const;
    await (isMobile ? page.touchscreen.tap(...at) : page.mouse.move(...at));
    await settled(page);
    if (/^input/.test((await said.textContent())!)) break;
  }
  await expect(said).toHaveText(/^input, row \d+, column \d+: /);
  await expect(page.locator('#slide .word[data-lights=input]')).toHaveClass(/lit/);
});

test('a word under the pointer or the focus lights its thing in the picture', async ({ page }) => {
  await readStep(page, 'eight');
  const word = page.locator('#eight .word[data-lights=conv1]');
  await expect(word).toHaveAttribute('role', 'button');
  const plain = await page.locator('.stage .view').screenshot();
  await word.focus();
  await expect(page.locator('.tape [data-layer=conv1]')).toHaveClass(/lit/);
  await expect(word).toHaveClass(/lit/);
  expect((await page.locator('.stage .view').screenshot()).equals(plain)).toBe(false);
  await page.keyboard.press('Enter');
  await expect(word).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(page.locator('.tape .lit')).toHaveCount(0);
});
