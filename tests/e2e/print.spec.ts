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
