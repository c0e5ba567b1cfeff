import { edgesOf } from '#src/edges.ts';
import { scrollFrames } from '#src/scroll-frames.ts';
import { progressThrough } from './progress.ts';

/** Where on the screen the timeline is read, as a share of the window's height. */
export const lineOf = (narrow: boolean): number => (narrow ? 0.9 : 0.5);

/**
 * Follows the reader through `steps` and calls `move` with `t`, the position on the timeline in
 * steps, at most once a screen frame. Returns the way to stop. `t`, and with it the current step,
 * is read from the steps' edges, so that it is right after every jump.
 */
export function watchScroll(
  steps: readonly HTMLElement[],
  narrow: MediaQueryList,
  move: (t: number) => void,
): () => void {
  const frames = scrollFrames(() =>
    move(progressThrough(edges.now(), innerHeight * lineOf(narrow.matches))),
  );
  // The page may also move under a reader who does not scroll: something above has grown.
  const edges = edgesOf(steps, frames.ask);
  return () => {
    edges.stop();
    frames.stop();
  };
}
