import { scrollFrames } from './scroll-frames.ts';

/** Draws how far the page has been read, where styles alone cannot tell the place of a scroll. */
export function drawReading(line: HTMLElement): void {
  if (CSS.supports('animation-timeline', 'scroll()')) return;
  scrollFrames(() => {
    const whole = document.documentElement.scrollHeight - innerHeight;
    line.style.transform = `scaleX(${whole > 0 ? Math.min(1, scrollY / whole) : 1})`;
  });
}
