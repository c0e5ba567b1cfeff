import { fallen } from '#src/scenes/tower/fall.ts';

/** Where floors arrive, as a share of the window's height. */
const LINE = 0.8;

/**
 * Lets the floors of a tower fall into place as the page scrolls. Under reduced motion the tower
 * stands complete. Returns the way to stop, which leaves it complete.
 */
export function followFall(tower: HTMLElement): () => void {
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const drawing = tower.querySelector('svg')!;
  // Floors stand in the drawing from the lowest to the highest.
  const floors = [...drawing.querySelectorAll<SVGGElement>('[data-floor]')].reverse();
  const heads = floors.map((floor) => Number(floor.dataset['head']));
  const share = tower.querySelector<HTMLElement>('[data-share]')!;
  let asked = 0;

  const stand = (): void => {
    for (const part of [...floors, share]) part.style.removeProperty('--k');
  };
  const fall = (): void => {
    asked = 0;
    const { top, height } = drawing.getBoundingClientRect();
    const at = heads.map((head) => top + head * height);
    const arrived = fallen(at, LINE * innerHeight, innerHeight);
    floors.forEach((floor, i) => floor.style.setProperty('--k', arrived[i]!.toFixed(3)));
    share.style.setProperty('--k', arrived.at(-1)!.toFixed(3));
  };
  const ask = (): void => {
    if (still.matches) stand();
    else asked ||= requestAnimationFrame(fall);
  };

  addEventListener('scroll', ask, { passive: true });
  addEventListener('resize', ask);
  still.addEventListener('change', ask);
  ask();
  return () => {
    cancelAnimationFrame(asked);
    removeEventListener('scroll', ask);
    removeEventListener('resize', ask);
    still.removeEventListener('change', ask);
    stand();
  };
}
