import { expect, test } from '../e2e/reader.ts';
import { measured } from '../measured.ts';
import { hostileAddress } from './hostile-address.ts';
import { awake, lostWords, pages } from './pages.ts';

const TRIES = 4;

for (const route of pages())
  test(`${route} takes no harm from a hostile address`, async ({ page, request }) => {
    const written = await (await request.get(route)).text();
    page.on('dialog', () => {
      throw new Error('A script from the address was run.');
    });
    for (let seed = 0; seed < TRIES; seed++) {
      const address = hostileAddress(route, seed);
      await page.goto(address);
      await awake(page);
      expect(await lostWords(page, written), address).toEqual([]);
      expect(await page.locator('img[src=x]').count(), address).toBe(0);
    }
    measured(route, 'hostile', TRIES);
  });
