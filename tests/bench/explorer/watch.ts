import type { Page } from '@playwright/test';

/** What a page did while somebody worked on it; times in milliseconds. */
export interface Worked {
  /** For each change: from the click until its frame was laid out and painted, by the clock. */
  readonly clock: readonly number[];
  /** The same as time of the processor that the page’s own thread had: what others take is not in it. */
  readonly own: readonly number[];
  /** Tasks of more than 50 ms by the clock, which a reader feels. */
  readonly long: readonly number[];
}

type Watching = typeof globalThis & { long: number[] };

/**
 * Presses buttons one after the other, each at the beginning of a frame, and measures until that
 * frame is ready: script, style, layout and paint. Each waits until what follows behind the frame of
 * the last one is done, as a reader’s next press does. `buttons` are selectors; what they name is
 * looked up anew for every press.
 */
export async function press(page: Page, buttons: readonly string[]): Promise<Worked> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  await page.evaluate(() => {
    const long = ((globalThis as Watching).long = []) as number[];
    new PerformanceObserver((list) =>
      long.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' });
  });
  const [clock, own]: [number[], number[]] = [[], []];
  for (const button of buttons) {
    await page.evaluate(rest);
    const before = await busy();
    clock.push(await page.evaluate(pressOne, button));
    own.push((await busy()) - before);
  }
  await page.waitForTimeout(200);
  const long = await page.evaluate(() => (globalThis as Watching).long);
  await session.detach();
  return { clock, own, long };
}

/** In the page: two frames and what comes behind them. */
async function rest(): Promise<void> {
  for (let frame = 0; frame < 3; frame++)
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** In the page: one press, and how long until its frame was painted. */
function pressOne(selector: string): Promise<number> {
  return new Promise((done) =>
    requestAnimationFrame(() => {
      const button = document.querySelector<HTMLElement>(selector)!;
      // Behind this callback the frame is drawn; the message comes after it.
      const { port1, port2 } = new MessageChannel();
      const began = performance.now();
      port1.onmessage = () => done(performance.now() - began);
      button.click();
      port2.postMessage(null);
    }),
  );
}
