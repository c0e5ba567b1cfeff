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

test('every widget of a chapter prints with something to see, on no more than a page', async ({
  page,
}) => {
  // A4 without its margins, at 96 pixels an inch.
  await page.setViewportSize({ width: 643, height: 980 });
  await page.emulateMedia({ media: 'print' });
  await page.goto('/convolution/');
  const widgets = page.locator('.widget');
  expect(await widgets.count()).toBeGreaterThan(4);
  for (const widget of await widgets.all()) {
    const { height } = (await widget.boundingBox())!;
    const name = (await widget.getAttribute('id'))!;
    expect(height, name).toBeGreaterThan(150);
    expect(height, name).toBeLessThan(980);
  }
});
