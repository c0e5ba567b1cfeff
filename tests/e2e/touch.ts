import { expect, type Frame, type Locator, type Page } from '@playwright/test';

/** What a control can be brought to do, whatever it controls. */
export async function move(control: Locator): Promise<void> {
  const kind = await control.evaluate((element) =>
    element instanceof HTMLInputElement ? element.type : element.localName,
  );
  if (kind === 'radio' || kind === 'checkbox') await control.click();
  else if (kind === 'select') await control.selectOption({ index: 1 });
  else if (kind === 'range') await control.press('ArrowRight');
  else if (kind === 'button') await control.click();
  else await control.press('ArrowUp');
}

const CONTROLS =
  'input[type=radio]:not(:checked), input[type=checkbox], input[type=range], select, input[type=number]';

/** Waits for a widget to come alive, moves the first thing in it that can be set, and sees it answer. */
export async function answers(place: Page | Frame): Promise<void> {
  const widget = place.locator('section.widget').first();
  await expect(widget.getByRole('button', { name: 'Reset' })).toBeEnabled();
  const set = widget.locator(`.alive :is(${CONTROLS}):enabled`);
  const control = (await set.count())
    ? set.first()
    : widget.locator('.alive button:enabled').first();
  const shown = (): Promise<string> => widget.locator('.alive').innerHTML();
  const before = await shown();
  await move(control);
  await expect.poll(shown).not.toBe(before);
}

/** A stepper that is alive, and goes on when asked to. */
export async function goesOn(place: Page | Frame): Promise<void> {
  await expect(place.locator('[data-poster]')).toBeHidden({ timeout: 30_000 });
  const words = place.locator('.step.on');
  const first = (await words.getAttribute('id'))!;
  await place.getByRole('button', { name: 'Next' }).click();
  await expect(words).not.toHaveAttribute('id', first);
}

/** A story that paints by itself, and follows when its second step is scrolled to. */
export async function follows(story: Locator): Promise<void> {
  await story.scrollIntoViewIfNeeded();
  await expect(story.locator('.stage [data-poster]')).toBeHidden({ timeout: 30_000 });
  await expect(story.locator('.stage .problem')).toHaveCount(0);
  const second = story.locator('.step').nth(1);
  await second.evaluate((step) => {
    const { top, height } = step.getBoundingClientRect();
    scrollTo({ top: scrollY + top + height / 2 - innerHeight / 2, behavior: 'instant' });
  });
  await expect(story.locator('.step.on')).toHaveAttribute('id', (await second.getAttribute('id'))!);
}
