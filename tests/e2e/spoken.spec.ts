import { root } from '../../scripts/run.ts';
import { widgetNames } from '../../src/integrations/embed-entries.ts';
import { expect, test } from './reader.ts';
import { answers } from './touch.ts';

test.skip(({ isMobile }) => isMobile, 'the same words at every width');

// What a screen reader is given: names, states, values, in the order in which they are read.
for (const name of widgetNames(root))
  test(`${name} is read aloud as it was when last listened to, and says what changes`, async ({
    page,
  }) => {
    await page.goto(`/embed/${name}/`);
    await expect(page.getByRole('button', { name: 'Reset' })).toBeEnabled();
    await expect(page.locator('section.widget')).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
    const status = page.locator('.widget > .status');
    const before = await status.innerText();
    await answers(page);
    await expect(status).not.toHaveText(before);
  });
