import type { Margins, Stage } from '../camera.ts';

/** Below this width of the stage, in CSS pixels, the words of a step under `close` hold. */
export const NARROW = 560;

/** What the stage keeps free of plates: two lines of words below, a little air around. */
export const marginsOf = ({ width }: Stage): Margins =>
  width < NARROW
    ? { top: 12, right: 14, bottom: 46, left: 14 }
    : { top: 24, right: 28, bottom: 60, left: 28 };
