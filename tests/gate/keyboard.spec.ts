import type { Locator, Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { widgetNames } from '../../src/integrations/embed-entries.ts';
import { focused, markStops } from '../e2e/keys.ts';
import { expect, test } from '../e2e/reader.ts';
import { measured } from '../measured.ts';
import { awake, pages } from './pages.ts';

for (const route of pages())
  test(`${route}: Tab leads to everything, and one sees where one is`, async ({ page }) => {
    await page.goto(route);
    await awake(page);
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    // Stories are back at their first step, and their buttons as well.
    await page.waitForTimeout(500);
    const count = await markStops(page);
    const reached = new Set<string>();
    // What comes into use on the way, such as Previous, is one more stop; it ends at the window's frame.
    for (let i = 0; i < 2 * count; i++) {
      await page.keyboard.press('Tab');
      const { stop, seen, is } = await focused(page);
      if (is.startsWith('<body')) break;
      expect(seen, is).toBe(true);
      reached.add(stop);
    }
    reached.delete('');
    measured(route, 'Tab stops', `${reached.size}/${count}`);
    expect(await missed(page, reached)).toEqual([]);
  });

/** What was marked, can be used now, and has not been reached. */
const missed = (page: Page, reached: ReadonlySet<string>): Promise<string[]> =>
  page.evaluate(
    (got) =>
      [...document.querySelectorAll<HTMLElement>('[data-stop]:enabled, a[data-stop], [tabindex]')]
        .filter(({ dataset }) => dataset['stop'] && !got.includes(dataset['stop']))
        .filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility({ visibilityProperty: true }))
        .map((stop) => stop.outerHTML.slice(0, 120)),
    [...reached],
  );

/** The keys that work a control, by what it is; nothing for what leads away or asks the system. */
const keysOf = (control: Locator): Promise<readonly string[]> =>
  control.evaluate((element) => {
    const kind = element instanceof HTMLInputElement ? element.type : element.localName;
    const keys: Record<string, string[]> = {
      checkbox: ['Space', 'Space'],
      radio: ['ArrowRight', 'ArrowLeft'],
      range: ['ArrowRight', 'Home', 'End'],
      number: ['ArrowUp', 'ArrowDown'],
      text: ['End'],
      select: ['ArrowDown', 'ArrowUp'],
      summary: ['Enter', 'Enter'],
      button: ['Enter'],
    };
    const leadsAway = element.matches('a, [type=file], textarea');
    return leadsAway ? [] : (keys[kind] ?? ['ArrowRight', 'ArrowDown', 'Home', 'End', 'Enter']);
  });

/** Presses keys at the control that has the focus; the focus must stay where one can go on from. */
async function work(page: Page, control: Locator): Promise<boolean> {
  const keys = await keysOf(control);
  for (const key of keys) {
    await page.keyboard.press(key);
    const dialog = page.locator('dialog[open]');
    if (await dialog.count()) {
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    }
    const lost = await page.evaluate(() => document.activeElement === document.body);
    expect(lost, `${key} at ${await focused(page).then(({ is }) => is)}`).toBe(false);
  }
  return keys.length > 0;
}

for (const name of widgetNames(root))
  test(`${name} is worked by keys alone: every control answers, keeps the focus, and is spoken of`, async ({
    page,
  }) => {
    await page.goto(`/embed/${name}/`);
    await awake(page);
    await expect(page.getByRole('button', { name: 'Reset' })).toBeEnabled();
    const count = await markStops(page);
    const status = page.locator('.widget > .status');
    let worked = 0;
    for (let i = 0; i < count; i++) {
      const control = page.locator(`[data-stop="${i}"]`);
      // What another control has taken away or put out of use.
      if (!(await control.isVisible()) || !(await control.isEnabled())) continue;
      await control.focus();
      if (await work(page, control)) worked++;
    }
    await expect(status).not.toHaveText('');
    expect(new URL(page.url()).pathname).toBe(`/embed/${name}/`);
    await page.getByRole('button', { name: 'Reset' }).press('Enter');
    measured(`/embed/${name}/`, 'worked by keys', worked);
    expect(worked).toBeGreaterThan(3);
  });
