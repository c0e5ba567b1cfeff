import { globSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/run.ts';
import { routes } from '../bench/pages.ts';
import { expect, test } from './reader.ts';

test.skip(({ isMobile }) => isMobile, 'paper is the same from every window');

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;

for (const format of ['A4', 'Letter'] as const)
  test(`the formulas are one page of ${format}`, async ({ page }) => {
    await page.goto('/formulas/', { waitUntil: 'networkidle' });
    const pdf = await page.pdf({ format, margin: { top: '15mm', bottom: '15mm' } });
    expect(pagesOf(pdf)).toBe(1);
  });

test('no formula is cut off on paper', async ({ page }) => {
  // As wide as Letter, the narrower text of the two, at 96 pixels an inch.
  await page.setViewportSize({ width: 665, height: 900 });
  await page.emulateMedia({ media: 'print' });
  await page.goto('/formulas/', { waitUntil: 'networkidle' });
  const cut = await page
    .locator('.formula .set')
    .evaluateAll((sets) =>
      sets.filter((set) => set.scrollWidth > set.clientWidth).map((set) => set.textContent),
    );
  expect(cut).toEqual([]);
});

for (const route of routes().filter((path) => /^\/(?:[\w-]+\/)?$/.test(path)))
  test(`${route} prints without what only a screen can do`, async ({ page }) => {
    await page.goto(route);
    await page.emulateMedia({ media: 'print' });
    for (const chrome of ['.bar', '.skip', '.stage', '.controls', '.actions', 'button', 'dialog'])
      await expect(page.locator(`${chrome}:visible`)).toHaveCount(0);
  });

const chapters = globSync('*.mdx', { cwd: join(root, 'content/chapters') }).map((file) =>
  file.replace(/^\d+-|\.mdx$/g, ''),
);

for (const chapter of chapters) {
  test(`${chapter}: every widget prints with something to see, on no more than a page`, async ({
    page,
  }) => {
    // A4 without its margins, at 96 pixels an inch.
    await page.setViewportSize({ width: 643, height: 980 });
    await page.emulateMedia({ media: 'print' });
    await page.goto(`/${chapter}/`);
    const widgets = page.locator('.widget');
    expect(await widgets.count()).toBeGreaterThan(1);
    for (const widget of await widgets.all()) {
      const { height } = (await widget.boundingBox())!;
      const name = (await widget.getAttribute('id'))!;
      expect(height, name).toBeGreaterThan(150);
      expect(height, name).toBeLessThan(980);
    }
  });

  test(`${chapter}: every step prints with its figure, and what its links lead to as notes`, async ({
    page,
  }) => {
    await page.emulateMedia({ media: 'print' });
    await page.goto(`/${chapter}/`);
    const steps = page.locator('.step');
    expect(await steps.count()).toBeGreaterThan(2);
    for (const step of await steps.all())
      await expect(
        step.locator('.step-figure svg').filter({ visible: true }).first(),
      ).toBeVisible();
    const terms = await page
      .locator('a.term')
      .evaluateAll((links) => links.map((link) => (link as HTMLElement).dataset['note']!));
    expect(terms.length).toBeGreaterThan(2);
    for (const note of new Set(terms)) await expect(page.locator(`[id="${note}"]`)).toBeVisible();
  });
}
