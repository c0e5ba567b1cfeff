/** Over which share of the window's height a floor arrives once its head has passed the line. */
const SPAN = 0.13;

/**
 * How far each floor has come, 0 (still to fall) … 1 (there), smooth in between, when the reading
 * line of a window of height `view` stands at `line`; `heads` are the upper edges of the floors,
 * all measured from the window's top. The first floor, the picture itself, is always there.
 */
export const fallen = (heads: readonly number[], line: number, view: number): readonly number[] =>
  heads.map((head, i) => (i ? smooth((line - head) / (SPAN * view)) : 1));

function smooth(k: number): number {
  const inside = Math.min(1, Math.max(0, k));
  return inside * inside * (3 - 2 * inside);
}
