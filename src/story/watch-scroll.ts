import scrollama from 'scrollama';
import { progressThrough } from './progress.ts';

/** Where on the screen the timeline is read, as a share of the window's height. */
export const lineOf = (narrow: boolean): number => (narrow ? 0.9 : 0.5);

/**
 * Follows the reader through `steps` and calls `move` with `t`, the position on the timeline in
 * steps, at most once a screen frame. Returns the way to stop.
 *
 * `t`, and with it the current step, is read from the boxes. scrollama tells that a step has come
 * or gone, also when the page moved without being scrolled; which one it was is not taken from it,
 * because of several entries that its observer is handed at once it looks at the first only, so
 * that a jump may leave it with a step that has long passed.
 */
export function watchScroll(
  steps: readonly HTMLElement[],
  narrow: MediaQueryList,
  move: (t: number) => void,
): () => void {
  let scroller: ReturnType<typeof scrollama> | undefined;
  let asked = 0;
  const read = (): void => {
    asked = 0;
    const boxes = steps.map((step) => step.getBoundingClientRect());
    move(progressThrough(boxes, innerHeight * lineOf(narrow.matches)));
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
      .onStepEnter(ask)
      .onStepExit(ask);
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
