import {
  ALIKE,
  difference,
  expect,
  live,
  picture,
  readStep,
  settled,
  stepIds,
  STORY,
  test,
} from './reader.ts';

test.describe('The story', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(STORY);
    await live(page);
  });

  test('scrolling to a step makes it current, moves the picture and says so', async ({ page }) => {
    const ids = await stepIds(page);
    expect(ids.length).toBeGreaterThanOrEqual(11);
    let before: Buffer | undefined;
    for (const [i, id] of ids.entries()) {
      await readStep(page, id);
      const title = await page.locator(`#${id} h3`).innerText();
      await expect(page.locator('.stage [role=status]')).toHaveText(
        `Step ${i + 1} of ${ids.length}: ${title}`,
      );
      await expect(page).toHaveURL(new RegExp(`#${id}$`));
      const now = await picture(page);
      if (before) expect(await difference(page, now, before), id).toBeGreaterThan(ALIKE);
      before = now;
    }
  });

  test('a step looks the same by slow scroll, by a jump and by a link', async ({ page }) => {
    const looks = async (id: string): Promise<Buffer> => {
      await readStep(page, id, 0.5);
      return picture(page);
    };
    const ids = await stepIds(page);
    const slow: Buffer[] = [];
    for (const id of ids) {
      for (const k of [0.1, 0.3]) await readStep(page, id, k);
      slow.push(await looks(id));
    }
    for (const i of [9, 2, 6])
      expect(await difference(page, await looks(ids[i]!), slow[i]!)).toBeLessThan(ALIKE);
    expect(await difference(page, slow[2]!, slow[6]!)).toBeGreaterThan(ALIKE);
    await page.goto(`${STORY}#${ids[4]}`);
    await page.reload();
    await live(page);
    expect(await difference(page, await looks(ids[4]!), slow[4]!)).toBeLessThan(ALIKE);
  });

  test('Previous and Next lead through the steps, and stop at both ends', async ({ page }) => {
    const ids = await stepIds(page);
    await readStep(page, ids[0]!);
    await expect(page.getByRole('button', { name: 'Previous' })).toBeDisabled();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.locator('.step.on')).toHaveAttribute('id', ids[1]!);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.locator('.step.on')).toHaveAttribute('id', ids[2]!);
    await page.getByRole('button', { name: 'Previous' }).click();
    await expect(page.locator('.step.on')).toHaveAttribute('id', ids[1]!);
    await readStep(page, ids.at(-2)!);
    await page.getByRole('button', { name: 'Next' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled();
    // The keyboard is where it was.
    await expect(page.getByRole('button', { name: 'Next' })).toBeFocused();
  });

  test('the picture keeps its size from step to step, however wide the desk', async ({
    page,
    isMobile,
  }) => {
    test.skip(isMobile, 'a desk');
    const view = page.locator('.stage .view');
    for (const width of [1024, 1100, 1263]) {
      await page.setViewportSize({ width, height: 768 });
      const heights = new Set<number>();
      for (const id of await stepIds(page)) {
        await readStep(page, id);
        heights.add(await view.evaluate((element) => element.clientHeight));
      }
      expect([...heights], `${width} pixels`).toHaveLength(1);
    }
  });

  test('a page that grows above the story takes the reader out of it', async ({ page }) => {
    const ids = await stepIds(page);
    await readStep(page, ids[5]!);
    await page.evaluate(() => {
      document.documentElement.style.overflowAnchor = 'none';
      document.getElementById('main')!.style.paddingBlockStart = '40000px';
    });
    await expect(page.locator('.step.on')).toHaveAttribute('id', ids[0]!);
  });

  test('the tape marks the layer and counts the weights met so far', async ({ page }) => {
    await readStep(page, 'eight');
    await expect(page.locator('.tape [aria-current]')).toContainText('conv1');
    await expect(page.locator('.count')).toHaveText(/^\s*80 of 5,258/);
    await readStep(page, 'whole');
    await expect(page.locator('.count')).toHaveText(/^5,258 of 5,258/);
  });

  test('dragging turns the picture, the wheel scrolls the page', async ({ page, isMobile }) => {
    test.skip(isMobile, 'a mouse');
    await readStep(page, 'eight');
    const straight = await picture(page);
    const { x, y, width, height } = (await page.locator('.stage .view').boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + 90, y + height / 2 + 20, { steps: 4 });
    await page.mouse.up();
    await page.mouse.move(2, y);
    await settled(page);
    expect(await difference(page, await picture(page), straight)).toBeGreaterThan(ALIKE);
    await page.getByRole('button', { name: 'Straight' }).click();
    await page.mouse.move(2, y);
    await settled(page);
    expect(await difference(page, await picture(page), straight)).toBeLessThan(ALIKE);
    const top = await page.evaluate(() => scrollY);
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.wheel(0, 240);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(top + 100);
  });
});
