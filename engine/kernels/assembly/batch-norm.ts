import { lanesOf, multiplyAdd, rectify, storeLanes } from './lanes';

/** Sums of so many rows are kept apart before they are added up: more of their digits survive. */
const BLOCK: i32 = 128;

/**
 * Of each channel over all rows: the mean, and behind all means 1 / √(variance + ε). The first row
 * is taken off before squaring, so that a large mean does not swallow a small variance.
 */
export function batchStatistics(
  input: usize,
  statistics: usize,
  rows: i32,
  channels: i32,
  epsilon: f32,
): void {
  const step = channels * 4;
  const part = f32x4.splat(1 / <f32>rows);
  for (let c = 0; c < channels; c += 4) {
    let from = input + c * 4;
    const origin = v128.load(from);
    let sum = f32x4.splat(0);
    let square = f32x4.splat(0);
    for (let left = rows; left > 0; left -= BLOCK) {
      let s = f32x4.splat(0);
      let q = f32x4.splat(0);
      let s2 = s;
      let q2 = q;
      for (let r = min(left, BLOCK); r > 0; r -= 2, from += 2 * step) {
        const x = f32x4.sub(v128.load(from), origin);
        const y = f32x4.sub(r > 1 ? v128.load(from + step) : origin, origin);
        s = f32x4.add(s, x);
        q = multiplyAdd(q, x, x);
        s2 = f32x4.add(s2, y);
        q2 = multiplyAdd(q2, y, y);
      }
      sum = f32x4.add(sum, f32x4.add(s, s2));
      square = f32x4.add(square, f32x4.add(q, q2));
    }
    const mean = f32x4.mul(sum, part);
    const variance = f32x4.sub(f32x4.mul(square, part), f32x4.mul(mean, mean));
    const lanes = lanesOf(channels - c);
    storeLanes(statistics + c * 4, f32x4.add(mean, origin), lanes);
    const safe = f32x4.add(f32x4.pmax(variance, f32x4.splat(0)), f32x4.splat(epsilon));
    const inverse = f32x4.div(f32x4.splat(1), f32x4.sqrt(safe));
    storeLanes(statistics + step + c * 4, inverse, lanes);
  }
}

/** (x − mean) / deviation × scale + shift. */
export function normalise(
  input: usize,
  scale: usize,
  shift: usize,
  statistics: usize,
  output: usize,
  rows: i32,
  channels: i32,
  rectified: bool,
): void {
  const step = channels * 4;
  for (let c = 0; c < channels; c += 4) {
    const mean = v128.load(statistics + c * 4);
    const factor = f32x4.mul(v128.load(scale + c * 4), v128.load(statistics + step + c * 4));
    const level = v128.load(shift + c * 4);
    const lanes = lanesOf(channels - c);
    let from = input + c * 4;
    let to = output + c * 4;
    for (let r = 0; r < rows; r++, from += step, to += step) {
      // The mean first: x and mean may both be large where their difference is small.
      const y = multiplyAdd(level, f32x4.sub(v128.load(from), mean), factor);
      storeLanes(to, rectified ? rectify(y) : y, lanes);
    }
  }
}

/** Gradients of input, scale and shift; where a pointer is 0, that one is not wanted. */
export function normaliseGradient(
  input: usize,
  gradient: usize,
  scale: usize,
  statistics: usize,
  into: usize,
  intoScale: usize,
  intoShift: usize,
  rows: i32,
  channels: i32,
  given: bool,
): void {
  const step = channels * 4;
  const part = f32x4.splat(given ? 0 : 1 / <f32>rows);
  for (let c = 0; c < channels; c += 4) {
    const mean = v128.load(statistics + c * 4);
    const inverse = v128.load(statistics + step + c * 4);
    const lanes = lanesOf(channels - c);
    let from = input + c * 4;
    let g = gradient + c * 4;
    let sum = f32x4.splat(0);
    let along = f32x4.splat(0);
    for (let left = rows; left > 0; left -= BLOCK) {
      let s = f32x4.splat(0);
      let q = f32x4.splat(0);
      for (let r = min(left, BLOCK); r > 0; r--, from += step, g += step) {
        const slope = v128.load(g);
        s = f32x4.add(s, slope);
        q = multiplyAdd(q, slope, f32x4.sub(v128.load(from), mean));
      }
      sum = f32x4.add(sum, s);
      along = f32x4.add(along, q);
    }
    along = f32x4.mul(along, inverse);
    if (intoShift) storeLanes(intoShift + c * 4, sum, lanes);
    if (intoScale) storeLanes(intoScale + c * 4, along, lanes);
    if (!into) continue;
    const factor = f32x4.mul(v128.load(scale + c * 4), inverse);
    const level = f32x4.mul(sum, part);
    const tilt = f32x4.mul(f32x4.mul(along, part), inverse);
    from = input + c * 4;
    g = gradient + c * 4;
    let to = into + c * 4;
    for (let r = 0; r < rows; r++, from += step, g += step, to += step) {
      const own = f32x4.sub(v128.load(g), level);
      const shared = f32x4.mul(f32x4.sub(v128.load(from), mean), tilt);
      storeLanes(to, f32x4.mul(factor, f32x4.sub(own, shared)), lanes);
    }
  }
}
