import { expect, test } from '../e2e/reader.ts';
import { measured } from '../measured.ts';
import { axeFindings } from '../e2e/axe.ts';
import { faintTexts } from './contrast.ts';
import { awake, pages } from './pages.ts';

const WINDOWS = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const THEMES = { paper: 'light', night: 'dark' } as const;

for (const route of pages()) {
  test(`${route}: axe finds nothing, at any width, on any ground`, async ({ page }) => {
    const all: string[] = [];
    for (const [name, viewport] of Object.entries(WINDOWS)) {
      await page.setViewportSize(viewport);
      await page.goto(route);
      await awake(page);
      for (const [theme, colorScheme] of Object.entries(THEMES)) {
        await page.emulateMedia({ colorScheme });
        // Controls take a moment to change their colours.
        await page.waitForTimeout(500);
        const found = await axeFindings(page);
        measured(route, `axe ${name} ${theme}`, found.length);
        all.push(...found.map((finding) => `${name} ${theme}: ${finding}`));
      }
    }
    expect(all).toEqual([]);
  });

  test(`${route}: every text in a figure stands out from its ground`, async ({ page }) => {
    const all: unknown[] = [];
    let texts = 0;
    for (const colorScheme of Object.values(THEMES)) {
      await page.emulateMedia({ colorScheme });
      await page.goto(route);
      await awake(page);
      const { count, faint } = await faintTexts(page);
      texts += count;
      all.push(...faint);
    }
    measured(route, 'faint texts', `${all.length}/${texts}`);
    expect(all).toEqual([]);
  });
}
