import { expect, test } from '../e2e/reader.ts';
import { measured } from '../measured.ts';
import { axeFindings } from '../e2e/axe.ts';
import { awake, pages } from './pages.ts';

for (const route of pages()) {
  test(`${route}: at 320 pixels nothing reaches over the edge`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(route);
    await awake(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    measured(route, '320 px', wide);
    expect(wide).toBeLessThanOrEqual(320);
  });

  test(`${route}: in the reader’s own few colours axe finds nothing`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(route);
    await awake(page);
    // The system’s colours are not in the styles that axe reads.
    const found = (await axeFindings(page)).filter(
      (finding) => !finding.startsWith('color-contrast'),
    );
    measured(route, 'own colours', found.length);
    expect(found).toEqual([]);
  });
}
