import { marked, sectionsRead, storedReading, storeReading } from './reading.ts';

/**
 * Draws how far the page has been read, marks the sections of `chapter` as they are passed, and
 * keeps the place: the last section, story or step that began above the line stories go by, in the
 * middle of the window, on narrow ones near its foot.
 * A section ends where the next begins; the last one with `text`.
 */
export function followReading(chapter: string, text: HTMLElement, line: HTMLElement): void {
  const places = [...text.querySelectorAll<HTMLElement>('.prose > h2[id], .story, .step')];
  const starts = places.filter((place) => !place.matches('.step'));
  const narrow = matchMedia('(max-width: 63.99rem)');
  let asked = 0;
  let count = -1;
  let at: string | undefined;

  const read = (): void => {
    asked = 0;
    const whole = document.documentElement.scrollHeight - innerHeight;
    // Moved by its transform alone, which the page need not be painted for.
    line.style.transform = `scaleX(${whole > 0 ? Math.min(1, scrollY / whole) : 1})`;
    const ends = [
      ...starts.map((start) => start.getBoundingClientRect().top),
      text.getBoundingClientRect().bottom,
    ];
    const now = Math.max(count, sectionsRead(ends, innerHeight));
    const reached = innerHeight * (narrow.matches ? 0.9 : 0.5);
    const here = places.findLast((place) => place.getBoundingClientRect().top < reached);
    if (now === count && here?.id === at) return;
    count = now;
    at = here?.id;
    storeReading(marked(storedReading(), chapter, count, at));
  };
  const ask = (): void => {
    asked ||= requestAnimationFrame(read);
  };

  addEventListener('scroll', ask, { passive: true });
  addEventListener('resize', ask);
  ask();
}
