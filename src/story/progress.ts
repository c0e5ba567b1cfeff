import type { Edges } from '#src/edges.ts';

/**
 * How far the trigger line has come through the steps: 1.25 is a quarter of the way through the
 * second step. Between two steps it rests; clamped to [0, boxes.length].
 */
export function progressThrough(boxes: readonly Edges[], line: number): number {
  let t = 0;
  for (const { top, bottom } of boxes) {
    if (line < top) break;
    t += bottom > top ? Math.min(1, (line - top) / (bottom - top)) : 1;
  }
  return t;
}
