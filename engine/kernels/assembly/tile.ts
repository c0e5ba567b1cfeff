import { PANEL, lanesOf, multiplyAdd, rectify, storeLanes } from './lanes';

/**
 * Four windows meet a panel of eight filters: 32 dot products in eight vectors, none of which
 * leaves its register until all is summed. `p0` … `p3` are the first cells of the windows. A window is
 * `rows` × `cells` runs of `run` numbers that lie side by side; `cellSkip` bytes lead from the end
 * of a run to the next one, `rowSkip` further ones from row to row, where `weightSkip` bytes of
 * weights are passed over. Of the sums, `windows` × `filters` are written (`whole` if that is 4 × 8),
 * a window every `step` bytes.
 */
// @ts-ignore: decorator
@inline
export function tile(
  p0: usize,
  p1: usize,
  p2: usize,
  p3: usize,
  rows: i32,
  cells: i32,
  run: i32,
  cellSkip: i32,
  rowSkip: i32,
  weights: usize,
  weightSkip: i32,
  bias: usize,
  output: usize,
  step: i32,
  windows: i32,
  filters: i32,
  whole: bool,
  rectified: bool,
): void {
  let a0 = v128.load(bias);
  let b0 = v128.load(bias, 16);
  let a1 = a0;
  let b1 = b0;
  let a2 = a0;
  let b2 = b0;
  let a3 = a0;
  let b3 = b0;
  let u = cells;
  // One loop over all runs, and not one in another: of most windows a row is one run.
  for (let runs = rows * cells; runs > 0; runs--) {
    for (let k = run; k > 0; k--) {
      const a = v128.load(weights);
      const b = v128.load(weights, 16);
      const s0 = v128.load32_splat(p0);
      a0 = multiplyAdd(a0, s0, a);
      b0 = multiplyAdd(b0, s0, b);
      const s1 = v128.load32_splat(p1);
      a1 = multiplyAdd(a1, s1, a);
      b1 = multiplyAdd(b1, s1, b);
      const s2 = v128.load32_splat(p2);
      a2 = multiplyAdd(a2, s2, a);
      b2 = multiplyAdd(b2, s2, b);
      const s3 = v128.load32_splat(p3);
      a3 = multiplyAdd(a3, s3, a);
      b3 = multiplyAdd(b3, s3, b);
      weights += PANEL * 4;
      p0 += 4;
      p1 += 4;
      p2 += 4;
      p3 += 4;
    }
    let skip = cellSkip;
    if (--u == 0) {
      u = cells;
      skip += rowSkip;
      weights += weightSkip;
    }
    p0 += skip;
    p1 += skip;
    p2 += skip;
    p3 += skip;
  }
  if (rectified) {
    a0 = rectify(a0);
    b0 = rectify(b0);
    a1 = rectify(a1);
    b1 = rectify(b1);
    a2 = rectify(a2);
    b2 = rectify(b2);
    a3 = rectify(a3);
    b3 = rectify(b3);
  }
  if (whole) {
    v128.store(output, a0);
    v128.store(output, b0, 16);
    v128.store(output + step, a1);
    v128.store(output + step, b1, 16);
    v128.store(output + 2 * step, a2);
    v128.store(output + 2 * step, b2, 16);
    v128.store(output + 3 * step, a3);
    v128.store(output + 3 * step, b3, 16);
    return;
  }
  const left = lanesOf(filters);
  const right = lanesOf(filters - 4);
  write(output, a0, b0, left, right);
  if (windows > 1) write(output + step, a1, b1, left, right);
  if (windows > 2) write(output + 2 * step, a2, b2, left, right);
  if (windows > 3) write(output + 3 * step, a3, b3, left, right);
}

// @ts-ignore: decorator
@inline
function write(output: usize, a: v128, b: v128, left: v128, right: v128): void {
  storeLanes(output, a, left);
  storeLanes(output + 16, b, right);
}
