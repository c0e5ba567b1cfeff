import type { Browser } from '@playwright/test';
import { scrollThrough } from './pages.ts';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of `dur`, the time for which the thread had a processor. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Milliseconds of main-thread work in every frame while the page is scrolled from top to bottom,
 * from Chromium's own trace: all tasks between one frame's begin and the next one's, in processor
 * time. By the clock a task also waits for whatever else the machine does, above all for the
 * software renderer that stands in for a graphics card.
 */
export async function frameWork(browser: Browser, url: string): Promise<number[]> {
  // A small picture, for the same reason.
  const page = await browser.newPage({ viewport: { width: 1100, height: 620 } });
  await page.goto(url, { waitUntil: 'networkidle' });
  // Once through, so that everything lazy is there.
  await scrollThrough(page, 80);
  await page.waitForTimeout(1500);
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
  await scrollThrough(page, 24);
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    traceEvents: TraceEvent[];
  };
  await page.close();
  return perFrame(trace.traceEvents);
}

function perFrame(events: readonly TraceEvent[]): number[] {
  const callbacks = events.filter(({ name }) => name === 'FireAnimationFrame');
  const { pid, tid } = callbacks[0]!;
  const own = events.filter((event) => event.pid === pid && event.tid === tid);
  const tasks = outermost(own.filter(({ name, ph }) => name.endsWith('RunTask') && ph === 'X'));
  // All callbacks of a frame are called within one task: it is where the frame begins.
  const begins = own.filter(({ name }) => name === 'FireAnimationFrame');
  const starts = tasks
    .filter(({ ts, dur = 0 }) => begins.some((begin) => begin.ts >= ts && begin.ts <= ts + dur))
    .map(({ ts }) => ts);
  const work = new Array<number>(starts.length).fill(0);
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    const frame = starts.findLastIndex((start) => start <= ts);
    if (frame >= 0) work[frame]! += tdur / 1000;
  }
  return work;
}

/** Without those that ran within another one, whose time they are part of. */
function outermost(tasks: readonly TraceEvent[]): TraceEvent[] {
  let end = -Infinity;
  return tasks
    .toSorted((a, b) => a.ts - b.ts)
    .filter(({ ts, dur = 0 }) => {
      const outside = ts >= end;
      if (outside) end = ts + dur;
      return outside;
    });
}
