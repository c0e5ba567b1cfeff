/** Draws how far the page has been read, where styles alone cannot tell the place of a scroll. */
export function drawReading(line: HTMLElement): void {
  if (CSS.supports('animation-timeline', 'scroll()')) return;
  let asked = 0;
  const draw = (): void => {
    asked = 0;
    const whole = document.documentElement.scrollHeight - innerHeight;
    line.style.transform = `scaleX(${whole > 0 ? Math.min(1, scrollY / whole) : 1})`;
  };
  const ask = (): void => {
    asked ||= requestAnimationFrame(draw);
  };
  addEventListener('scroll', ask, { passive: true });
  addEventListener('resize', ask);
  ask();
}
