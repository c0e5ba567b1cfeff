import { placeOf } from './place-of-step.ts';
import type { Travel } from './travel.ts';
import { watchScroll } from './watch-scroll.ts';

const NARROW = '(max-width: 63.99rem)';

/** The reader scrolls: the story moves with the page, and the address keeps up with it. */
export function travelByScroll(
  steps: readonly HTMLElement[],
  stage: HTMLElement,
  stills: readonly number[],
): Travel {
  const narrow = matchMedia(NARROW);
  const go = (step: number, smoothly: boolean): void => {
    const top = placeOf(steps[step]!, stage, stills[step]!, narrow.matches);
    scrollTo({ top, behavior: smoothly ? 'smooth' : 'instant' });
  };
  const follow: Travel['follow'] = (move) => {
    const stop = watchScroll(steps, narrow, (t) => {
      move(t);
      const inside = t > 0 && t < steps.length;
      setAddress(inside ? steps[Math.floor(t)]!.id : '', steps);
    });
    const asked = steps.findIndex(({ id }) => location.hash === `#${id}`);
    if (asked >= 0) go(asked, false);
    return stop;
  };
  return { follow, go };
}

/** Keeps the address at the step being read, and free of steps outside the story. */
function setAddress(id: string, steps: readonly HTMLElement[]): void {
  const here = location.hash.slice(1);
  if (here === id || (!id && !steps.some((step) => step.id === here))) return;
  try {
    const address = id ? `#${id}` : location.pathname + location.search;
    history.replaceState(history.state, '', address);
  } catch {
    // A sandboxed frame without an address of its own: the story works without one.
  }
}
