import { storeFirst } from './lanes';

/**
 * Windows over `images` pictures of `height` × `width` × `channels`. With `mean` a pool takes the
 * mean of the cells under each, otherwise the largest. Cells in the padding are left out, but with
 * `whole` a mean counts them, as zeros.
 */
// @ts-ignore: decorator
@unmanaged
class Windows {
  images!: i32;
  height!: i32;
  width!: i32;
  channels!: i32;
  rows!: i32;
  columns!: i32;
  windowHeight!: i32;
  windowWidth!: i32;
  strideY!: i32;
  strideX!: i32;
  top!: i32;
  left!: i32;
  mean!: i32;
  whole!: i32;
}

// @ts-ignore: decorator
@inline
const LOWEST: f32 = -Infinity;

/**
 * The output of a pool or, if there is an `into`, the gradient of its input, from that of its
 * output. The gradient of a largest cell goes to the first that equals it; with `rectified` only
 * where that is above zero. With `adds`, windows overlap, and `into` is zero before.
 */
export function pool(
  at: usize,
  input: usize,
  output: usize,
  gradient: usize,
  into: usize,
  rectified: bool,
  adds: bool,
): void {
  const windows = changetype<Windows>(at);
  const channels = windows.channels;
  const mean = windows.mean != 0;
  const cell = channels * 4;
  const columns = windows.columns;
  const width = windows.width;
  const windowWidth = windows.windowWidth;
  const strideX = windows.strideX;
  const padLeft = windows.left;
  const line = windows.width * cell;
  for (let image = 0; image < windows.images; image++) {
    for (let row = 0; row < windows.rows; row++) {
      const y = row * windows.strideY - windows.top;
      const top = max(0, y);
      const rowStart = (image * windows.height + top) * line;
      const tall = min(windows.height, y + windows.windowHeight) - top;
      for (let column = 0; column < columns; column++) {
        const x = column * strideX - padLeft;
        const left = max(0, x);
        const wide = min(width, x + windowWidth) - left;
        let share = f32x4.splat(1);
        if (mean) {
          const cells = windows.whole ? windows.windowHeight * windows.windowWidth : tall * wide;
          share = f32x4.splat(1 / <f32>cells);
        }
        const first = rowStart + left * cell;
        for (let c = 0; c < cell; c += 16) {
          const from = input + first + c;
          const to = into + first + c;
          const count = channels - (c >> 2);
          if (into) {
            const part = f32x4.mul(v128.load(gradient + c), share);
            give(from, v128.load(output + c), part, to, tall, wide, line, cell, mean, rectified, adds, count);
          } else {
            const found = gather(from, tall, wide, line, cell, mean);
            storeFirst(output + c, f32x4.mul(found, share), count);
          }
        }
        output += cell;
        gradient += cell;
      }
    }
  }
}

/** The largest of four channels' cells under a window, or their sum. */
// @ts-ignore: decorator
@inline
function gather(from: usize, tall: i32, wide: i32, line: i32, cell: i32, mean: bool): v128 {
  // The usual window, without loops.
  if (!mean && tall == 2 && wide == 2) {
    const above = f32x4.pmax(v128.load(from), v128.load(from + cell));
    from += line;
    return f32x4.pmax(f32x4.pmax(above, v128.load(from)), v128.load(from + cell));
  }
  let found = f32x4.splat(mean ? 0 : LOWEST);
  for (; tall > 0; tall--, from += line) {
    let at = from;
    for (let x = wide; x > 0; x--, at += cell) {
      const value = v128.load(at);
      found = mean ? f32x4.add(found, value) : f32x4.pmax(found, value);
    }
  }
  return found;
}

/** Gives four channels' cells under a window their parts of the gradient. */
// @ts-ignore: decorator
@inline
function give(
  from: usize,
  most: v128,
  part: v128,
  into: usize,
  tall: i32,
  wide: i32,
  line: i32,
  cell: i32,
  mean: bool,
  rectified: bool,
  adds: bool,
  count: i32,
): void {
  if (rectified) part = v128.and(part, f32x4.gt(most, f32x4.splat(0)));
  // The usual window, without loops.
  if (!mean && !adds && tall == 2 && wide == 2 && count >= 4) {
    part = giveFirst(from, into, most, part);
    part = giveFirst(from + cell, into + cell, most, part);
    part = giveFirst(from + line, into + line, most, part);
    giveFirst(from + line + cell, into + line + cell, most, part);
    return;
  }
  for (; tall > 0; tall--, from += line, into += line) {
    for (let x = 0; x < wide * cell; x += cell) {
      let given = part;
      if (!mean) {
        const wins = f32x4.eq(v128.load(from + x), most);
        given = v128.and(part, wins);
        part = v128.andnot(part, wins);
      }
      if (adds) given = f32x4.add(given, v128.load(into + x));
      storeFirst(into + x, given, count);
    }
  }
}

/** Gives a cell what is left of a gradient if it equals the largest; the rest goes on. */
// @ts-ignore: decorator
@inline
function giveFirst(from: usize, into: usize, most: v128, left: v128): v128 {
  const wins = f32x4.eq(v128.load(from), most);
  v128.store(into, v128.and(left, wins));
  return v128.andnot(left, wins);
}
