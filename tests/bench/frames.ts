import type { Browser } from '@playwright/test';
import { scrollThrough } from './pages.ts';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Milliseconds of main-thread work in every frame while the page is scrolled from top to bottom,
 * from Chromium's own trace: all tasks between one frame's begin and the next one's.
 */
export async function frameWork(browser: Browser, url: string): Promise<number[]> {
  // A small picture: the software renderer of a machine without a graphics card is not what is measured.
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
  const frames = events.filter(({ name }) => name === 'FireAnimationFrame');
  const { pid, tid } = frames[0]!;
  const begins = frames.filter((e) => e.pid === pid && e.tid === tid).map(({ ts }) => ts);
  begins.sort((a, b) => a - b);
  const starts = [...new Set(begins)];
  const work = new Array<number>(starts.length).fill(0);
  const tasks = events.filter(
    (e) => e.pid === pid && e.tid === tid && e.name.endsWith('RunTask') && e.ph === 'X',
  );
  for (const { ts, dur = 0 } of tasks) {
    // The frame's own task begins a little before its first callback.
    const frame = starts.findLastIndex((start) => start <= ts + dur);
    if (frame >= 0) work[frame]! += dur / 1000;
  }
  return work;
}
