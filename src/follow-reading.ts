import { marked, sectionsRead, storedReading, storeReading } from './reading.ts';

/**
 * Draws how far the page has been read, and marks the sections of `chapter` as they are passed.
 * A section ends where the next begins; the last one with `text`.
 */
export function followReading(chapter: string, text: HTMLElement, line: HTMLElement): void {
  const starts = [...text.querySelectorAll<HTMLElement>('.prose > h2[id], .story')];
  let asked = 0;
  let count = -1;

  const read = (): void => {
    asked = 0;
    const whole = document.documentElement.scrollHeight - innerHeight;
    line.style.setProperty('--read', String(whole > 0 ? Math.min(1, scrollY / whole) : 1));
    const ends = [
      ...starts.map((start) => start.getBoundingClientRect().top),
      text.getBoundingClientRect().bottom,
    ];
    const now = sectionsRead(ends, innerHeight);
    if (now <= count) return;
    count = now;
    storeReading(marked(storedReading(), chapter, count));
  };
  const ask = (): void => {
    asked ||= requestAnimationFrame(read);
  };

  addEventListener('scroll', ask, { passive: true });
  addEventListener('resize', ask);
  ask();
}
