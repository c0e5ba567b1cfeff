import scrollama from 'scrollama';
import { progressThrough } from './progress.ts';

export interface ScrollListener {
  /** Another step has become the current one. */
  enter(step: number): void;
  /** The reader is at `t` on the timeline, in steps. */
  move(t: number): void;
}

/** Where on the screen the timeline is read, as a share of the window's height. */
export const lineOf = (narrow: boolean): number => (narrow ? 0.9 : 0.5);

/**
 * Follows the reader through `steps`. scrollama says which step is current; how far, `t`, is read
 * from the boxes themselves, because scrollama's own progress may be stale after a jump. At most
 * one `move` a screen frame. Returns the way to stop.
 */
export function watchScroll(
  steps: readonly HTMLElement[],
  narrow: MediaQueryList,
  listener: ScrollListener,
): () => void {
  let scroller: ReturnType<typeof scrollama> | undefined;
  let asked = 0;
  const read = (): void => {
    asked = 0;
    const boxes = steps.map((step) => step.getBoundingClientRect());
    listener.move(progressThrough(boxes, innerHeight * lineOf(narrow.matches)));
  };
  const ask = (): void => {
    asked ||= requestAnimationFrame(read);
  };
  const restart = (): void => {
    scroller?.destroy();
    // scrollama's types allow tenths only, which both lines are.
    const offset = lineOf(narrow.matches) as 0.5 | 0.9;
    scroller = scrollama()
      .setup({ step: [...steps], offset })
      .onStepEnter(({ index }) => listener.enter(index));
    ask();
  };
  restart();
  addEventListener('scroll', ask, { passive: true });
  addEventListener('resize', ask);
  narrow.addEventListener('change', restart);
  return () => {
    cancelAnimationFrame(asked);
    removeEventListener('scroll', ask);
    removeEventListener('resize', ask);
    narrow.removeEventListener('change', restart);
    scroller?.destroy();
  };
}
