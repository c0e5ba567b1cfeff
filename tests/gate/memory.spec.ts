import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../e2e/reader.ts';
import { measured } from '../measured.ts';
import { awake, pages } from './pages.ts';

const chapters = pages().filter((route) => /^\/(?!embed|widgets)[\w-]+\/$/.test(route));
/** A page with little on it, to which the reader returns. */
const HOME = '/references/';

/** What is still held once everything that can be let go has been. */
async function held(client: CDPSession): Promise<Record<'heap' | 'documents' | 'nodes', number>> {
  for (let i = 0; i < 3; i++) await client.send('HeapProfiler.collectGarbage');
  const { usedSize: heap } = await client.send('Runtime.getHeapUsage');
  const { documents, nodes } = await client.send('Memory.getDOMCounters');
  return { heap, documents, nodes };
}

/** Counts the WebGL contexts that a page has made and not given back. */
const countContexts = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const made = new Set<WebGL2RenderingContext>();
    const get = HTMLCanvasElement.prototype.getContext as (...all: unknown[]) => unknown;
    HTMLCanvasElement.prototype.getContext = function (this: unknown, ...all: unknown[]) {
      const context = get.apply(this, all);
      if (context instanceof WebGL2RenderingContext) made.add(context);
      return context;
    } as typeof HTMLCanvasElement.prototype.getContext;
    Object.assign(window, {
      contexts: () => [...made].filter((context) => !context.isContextLost()).length,
    });
  });

const contexts = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { contexts: () => number }).contexts());

test('what chapters take of memory they give back when they are left', async ({ page }) => {
  test.slow();
  await countContexts(page);
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.enable');
  const leave = async (): Promise<void> => {
    await page.goto(HOME);
    await page.waitForLoadState('networkidle');
  };
  await page.goto(chapters[0]!);
  await awake(page);
  await leave();
  const before = await held(client);
  for (const chapter of chapters) {
    await page.goto(chapter);
    await awake(page);
    const stages = await page.locator('.stage').count();
    const live = await contexts(page);
    const open = await held(client);
    measured(chapter, 'heap MB', (open.heap / 1e6).toFixed(1));
    measured(chapter, 'WebGL contexts', `${live}/${stages}`);
    expect(live).toBeLessThanOrEqual(stages);
    await leave();
    const after = await held(client);
    measured(chapter, 'heap left MB', ((after.heap - before.heap) / 1e6).toFixed(2));
    expect(after.heap - before.heap, chapter).toBeLessThan(1e6);
    expect(after.documents - before.documents, chapter).toBeLessThanOrEqual(1);
    expect(after.nodes - before.nodes, chapter).toBeLessThan(200);
    expect(await contexts(page)).toBe(0);
  }
});

for (const chapter of chapters)
  test(`${chapter} scrolled through again and again takes no more memory`, async ({ page }) => {
    await page.goto(chapter);
    await awake(page);
    const client = await page.context().newCDPSession(page);
    await client.send('HeapProfiler.enable');
    await awake(page);
    const before = await held(client);
    for (let i = 0; i < 3; i++) await awake(page);
    const after = await held(client);
    measured(chapter, 'heap grown MB', ((after.heap - before.heap) / 1e6).toFixed(2));
    expect(after.heap - before.heap).toBeLessThan(1e6);
    expect(after.nodes - before.nodes).toBeLessThan(500);
  });
