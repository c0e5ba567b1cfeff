import { expect, test } from '../e2e/reader.ts';
import { measured } from '../measured.ts';
import { FAULTS } from '../e2e/faults.ts';
import { awake, lostWords, pages } from './pages.ts';

for (const { name, provoke, heard, said } of FAULTS)
  test.describe(name, () => {
    test.use({ provoked: heard ?? /^$/ });
    for (const route of pages())
      test(`${route} stays readable and says what is missing`, async ({ page, request }) => {
        const written = await (await request.get(route)).text();
        await provoke(page);
        await page.goto(route);
        await awake(page);
        await expect(page.locator('h1').first()).toBeVisible();
        const lost = await lostWords(page, written);
        measured(route, name, lost.length === 0 ? 'well' : `${lost.length} lost`);
        expect(lost).toEqual([]);
        for (const stage of await page.locator('.stage').all()) {
          const comesAlive = stage.locator('[data-poster][hidden]');
          const says = stage.locator('.problem');
          await expect(comesAlive.or(says)).toBeAttached({ timeout: 30_000 });
          if (await says.count()) await expect(says).toHaveText(said ?? /^$/);
        }
      });
  });
