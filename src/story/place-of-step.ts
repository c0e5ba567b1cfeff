import { lineOf } from './watch-scroll.ts';

/**
 * Where to scroll, in pixels from the top of the page, for a step to be read and its picture to
 * stand at `still` (0 its beginning, 1 its end). On a narrow page the words come first: they lie
 * under the stage, and must not be scrolled behind it.
 */
export function placeOf(
  step: HTMLElement,
  stage: HTMLElement,
  still: number,
  narrow: boolean,
): number {
  const { top, height } = step.getBoundingClientRect();
  const line = innerHeight * lineOf(narrow);
  const best = scrollY + top + still * height - line;
  if (!narrow) return best;
  const { height: covered } = stage.getBoundingClientRect();
  const bar = parseFloat(getComputedStyle(stage).insetBlockStart) || 0;
  return Math.min(best, scrollY + top - bar - covered);
}
