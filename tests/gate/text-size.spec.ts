import { expect, test } from '../e2e/reader.ts';
import book from '../../playwright.config.ts';
import { measured } from '../measured.ts';
import { cutOff } from './cut-off.ts';
import { awake, pages } from './pages.ts';

const { launchOptions } = book.use!;
// As a reader sets it who wants letters of twice the size: the usual is 16.
const args = [...launchOptions!.args!, '--blink-settings=defaultFontSize=32'];
test.use({ launchOptions: { ...launchOptions, args }, viewport: { width: 1280, height: 900 } });

for (const route of pages())
  test(`${route}: with letters of twice the size nothing is lost`, async ({ page }) => {
    await page.goto(route);
    await awake(page);
    const { size, wide } = await page.evaluate(() => ({
      size: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
      wide: document.documentElement.scrollWidth,
    }));
    expect(size).toBeGreaterThanOrEqual(32);
    const lost = await cutOff(page);
    measured(route, '200 % text', wide > 1280 ? `${wide} px` : lost.length);
    expect(lost).toEqual([]);
    expect(wide).toBeLessThanOrEqual(1280);
  });
