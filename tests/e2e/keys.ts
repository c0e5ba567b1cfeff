import type { Page } from '@playwright/test';

/**
 * Marks what the keyboard must reach: everything that can be set or followed, one of every group
 * of radio buttons. Gives their number.
 */
export const markStops = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const things = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex]',
    );
    const stops = [...things].filter((thing) => {
      const radio = thing instanceof HTMLInputElement && thing.type === 'radio';
      const shown =
        thing.checkVisibility({ visibilityProperty: true }) && !thing.closest('[inert]');
      return (
        shown && thing.tabIndex >= 0 && !thing.matches(':disabled') && (!radio || thing.checked)
      );
    });
    stops.forEach((stop, i) => (stop.dataset['stop'] = String(i)));
    return stops.length;
  });

/** The stop that has the focus, and whether one sees where it is. */
export const focused = (page: Page): Promise<{ stop: string; seen: boolean; is: string }> =>
  page.evaluate(() => {
    const thing = document.activeElement as HTMLElement;
    const box = thing.getBoundingClientRect();
    const about = thing.closest('label') ?? thing;
    // Or what is laid over a whole card on its behalf.
    const parts = [thing, ...about.querySelectorAll('*')];
    const outlined = [null, '::after'].some((pseudo) =>
      parts.some((part) => {
        const { outlineStyle, boxShadow } = getComputedStyle(part, pseudo);
        return outlineStyle !== 'none' || boxShadow !== 'none';
      }),
    );
    const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
    const is = thing.outerHTML.slice(0, 120);
    return { stop: thing.dataset['stop'] ?? '', seen: inside && outlined, is };
  });
