import { provoke } from './faults.ts';
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

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('every step has its words and its figure, and no dead controls', async ({ page }) => {
    await page.goto(STORY);
    const steps = page.locator('.step');
    expect(await steps.count()).toBeGreaterThanOrEqual(11);
    for (const step of await steps.all()) {
      await expect(step.locator('h3')).toBeVisible();
      await expect(step.locator('svg.scene:visible')).toHaveCount(1);
    }
    await expect(page.locator('.stage')).toBeHidden();
  });
});

test.describe('on paper', () => {
  test('every step prints with its figure, without the stage', async ({ page }) => {
    await page.goto(STORY);
    await page.emulateMedia({ media: 'print' });
    const steps = page.locator('.step');
    await expect(steps.locator('svg.scene:visible')).toHaveCount(await steps.count());
    await expect(page.locator('.stage')).toBeHidden();
    await expect(page.locator('.bar')).toBeHidden();
  });
});

test.describe('without WebGL', () => {
  test('the story goes on in SVG', async ({ page }) => {
    await provoke(page, 'no WebGL');
    await page.goto(STORY);
    await live(page);
    await expect(page.locator('.painting > svg')).toBeVisible();
    await expect(page.locator('.painting canvas')).toHaveCount(0);
    await readStep(page, 'slide', 0.4);
    const early = await picture(page);
    await readStep(page, 'slide', 0.7);
    expect(await difference(page, await picture(page), early)).toBeGreaterThan(ALIKE);
    await page.locator('.stage .view').focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.stage [role=status]')).toHaveText(/^input, row/);
  });
});

test.describe('a lost WebGL context', () => {
  test.use({ provoked: /Context Lost|Context Restored/ });
  test('comes back with the same picture', async ({ page }) => {
    await page.goto(STORY);
    await live(page);
    await readStep(page, 'eight');
    const before = await picture(page);
    const lose = (method: 'loseContext' | 'restoreContext', heard: string): Promise<void> =>
      page.evaluate(
        async ([call, event]) => {
          const canvas = document.querySelector<HTMLCanvasElement>('.painting canvas')!;
          const told = new Promise((done) => canvas.addEventListener(event, done, { once: true }));
          // Asked for once and kept: a lost context gives no more extensions.
          const keep = window as unknown as { lose?: WEBGL_lose_context };
          keep.lose ??= canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
          keep.lose[call]();
          await told;
        },
        [method, heard] as const,
      );
    await lose('loseContext', 'webglcontextlost');
    await settled(page);
    expect(await difference(page, await picture(page), before)).toBeGreaterThan(0.1);
    await lose('restoreContext', 'webglcontextrestored');
    // Edges may be smoothed otherwise than before, and that is all.
    await expect.poll(async () => difference(page, await picture(page), before)).toBeLessThan(0.05);
  });
});

for (const [what, fulfil, sentence] of [
  ['missing', { status: 404, body: '' }, 'could not be loaded'],
  ['damaged', { status: 200, body: 'not weights' }, 'damaged'],
] as const) {
  test.describe(`${what} weights`, () => {
    test.use({ provoked: /404/ });
    test('are said to be so; words and figures stand', async ({ page }) => {
      await page.route('**/tiny-cnn.bin', (route) => route.fulfill(fulfil));
      await page.goto(STORY);
      await page.locator('.story').scrollIntoViewIfNeeded();
      await expect(page.locator('.stage .problem')).toContainText(sentence);
      for (const id of (await stepIds(page)).slice(0, 3)) {
        await readStep(page, id);
        await expect(page.locator('.stage [data-poster] svg.scene:visible')).toHaveCount(1);
        await expect(page.locator('.stage [role=status]')).toContainText(
          await page.locator(`#${id} h3`).innerText(),
        );
      }
    });
  });
}

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  test('a step is one still picture', async ({ page }) => {
    await page.goto(STORY);
    await live(page);
    await readStep(page, 'slide', 0.25);
    const early = await picture(page);
    await readStep(page, 'slide', 0.75);
    expect(await difference(page, await picture(page), early)).toBeLessThan(ALIKE);
    await readStep(page, 'eight', 0.5);
    expect(await difference(page, await picture(page), early)).toBeGreaterThan(ALIKE);
  });
});

test.describe('at 320 pixels', () => {
  test.use({ viewport: { width: 320, height: 640 } });
  test('nothing reaches over the edge, and the words stand below the stage', async ({ page }) => {
    await page.goto(STORY);
    await live(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
    for (const id of await stepIds(page)) {
      await page.goto(`${STORY}#${id}`);
      await settled(page);
      const stage = (await page.locator('.stage').boundingBox())!;
      const title = (await page.locator(`#${id} h3`).boundingBox())!;
      expect(title.y).toBeGreaterThanOrEqual(stage.y + stage.height - 1);
      expect(stage.height).toBeLessThanOrEqual(340);
    }
  });
});
