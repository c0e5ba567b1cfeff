import type { Locator, Page } from '@playwright/test';
import { expect, test } from './reader.ts';

/** The widget on its page, alive. */
async function explorer(page: Page, search = ''): Promise<Locator> {
  await page.goto(`/widgets/layer-explorer/${search}`);
  const widget = page.locator('section#layer-explorer');
  await expect(widget.getByRole('button', { name: 'Reset' })).toBeEnabled();
  return widget;
}

/** The number of a text such as `= −0.185`, with its real minus sign. */
const numberIn = (text: string): number =>
  Number(/−?[\d.]+$/.exec(text.trim())![0].replace('−', '-'));

test('the keyboard alone leads from a map to a cell to a product', async ({ page, isMobile }) => {
  test.skip(isMobile, 'about keys');
  const widget = await explorer(page);
  const levels = ['1, the network', '2, one cell', '3, one multiplication'].map((name) =>
    widget.getByRole('region', { name }),
  );
  const [network, cell, product] = levels as [Locator, Locator, Locator];

  const open = network.getByRole('button', { pressed: true });
  await open.focus();
  await expect(open).toHaveAccessibleName(/^conv2, map 11,/);
  await page.keyboard.press('ArrowRight');
  await expect(network.locator(':focus')).toHaveAccessibleName(/^conv2, map 12,/);
  await page.keyboard.press('ArrowUp');
  await expect(network.locator(':focus')).toHaveAccessibleName(/^pool1, map 8,/);
  await page.keyboard.press('ArrowDown');
  await expect(network.locator(':focus')).toHaveAccessibleName(/^conv2, map 8,/);

  // From the first level Tab leads on to the second: the cells of the map, then the parts of the sum.
  const cells = cell.getByRole('application');
  await cells.focus();
  const before = await cell.locator('.which').innerText();
  await page.keyboard.press('ArrowDown');
  await expect(cell.locator('.which')).not.toHaveText(before);
  await page.keyboard.press('Tab');
  await expect(cell.locator('input:focus')).toBeChecked();
  await page.keyboard.press('ArrowDown');
  const part = cell.locator('label:has(:checked)');
  await expect(part.locator('input')).toBeFocused();

  // The part that is open is what the third level adds up.
  const map = await part.locator('.name').innerText();
  await expect(product.locator('dl')).toContainText(`pool1, ${map},`);
  expect(numberIn((await product.locator('.adds b').innerText()).trim())).toBe(
    numberIn(await part.locator('.num').innerText()),
  );
  await page.keyboard.press('Tab');
  await expect(product.locator('button:focus')).toHaveAccessibleName(/^values, row/);
  const equation = await product.locator('.equation').innerText();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await expect(product.locator('.equation')).not.toHaveText(equation);
  await expect(product.locator('dl')).toContainText('row 1, column 2');
});

test('what is touched is opened, and the link leads back to it', async ({ page, context }) => {
  const widget = await explorer(page);
  const relu = widget.getByRole('button', { name: /^relu1, map 3,/ });
  await relu.click();
  await expect(widget.locator('.which')).toContainText('relu1, map 3');
  await widget.getByRole('radio', { name: 'each map' }).check({ force: true });
  await expect(widget.locator('.legend')).toContainText('relu1, map 3');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await widget.getByRole('button', { name: 'Copy link to this state' }).click();
  await expect(widget.locator('> .status')).toHaveText('The link to this state is copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const said = await widget.locator('.which').innerText();
  const again = await explorer(page, new URL(link).search);
  await expect(again.locator('.which')).toHaveText(said.replace(/\s+/g, ' '), {
    useInnerText: true,
  });
});

test('another digit changes every map, and the sum still adds up', async ({ page }) => {
  const widget = await explorer(page);
  const faces = (): Promise<string[]> =>
    widget
      .locator('.strip :is(canvas, img)')
      .evaluateAll((all) =>
        all.map((face) =>
          face instanceof HTMLImageElement ? face.src : (face as HTMLCanvasElement).toDataURL(),
        ),
      );
  const before = await faces();
  await widget.getByRole('button', { name: '4', exact: true }).click();
  await expect(widget.locator('> .status')).toContainText('tiny-cnn reads a handwritten 4');
  // What is not on the screen follows behind the frame.
  const unchanged = async (): Promise<number> =>
    (await faces()).filter((face, i) => face === before[i]).length;
  await expect.poll(unchanged).toBe(0);
  expect(await faces()).toHaveLength(before.length);
  const column = await widget
    .getByRole('region', { name: '2, one cell' })
    .locator('fieldset .num')
    .allInnerTexts();
  const [total, ...parts] = column.map(numberIn).reverse();
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(total!, 6);
});

test('LeNet-5 comes when it is asked for, and not before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const widget = await explorer(page);
  expect(asked.filter((url) => url.includes('lenet'))).toEqual([]);
  await widget.getByRole('radio', { name: 'LeNet-5' }).check({ force: true });
  await expect(widget.getByRole('button', { name: /^fc1, 120 numbers/ })).toBeVisible();
  await expect(widget.locator('.dimensions tfoot')).toContainText('61,706');
  expect(asked.filter((url) => url.includes('lenet'))).toHaveLength(1);
});

test.describe('in a sandboxed frame', () => {
  // A frame without an origin may not load the book's typefaces.
  test.use({ provoked: /Access to font|ERR_FAILED/ });

  test('LeNet-5 is there without asking for anything', async ({ page, baseURL }) => {
    await page.goto(baseURL!);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.resourceType()));
    await page.setContent(
      `<iframe sandbox="allow-scripts" width="800" height="1800" title="a"
        src="${baseURL}/embed/layer-explorer/?network=lenet-5"></iframe>`,
    );
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('button', { name: /^fc1, 120 numbers/ })).toBeVisible();
    expect(asked.filter((type) => type === 'fetch' || type === 'xhr')).toEqual([]);
  });
});
