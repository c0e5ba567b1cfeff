import { storeLanes } from './lanes';

/**
 * What all pools have in common: windows over `images` pictures of `height` × `width` × `channels`.
 * Cells in the padding are left out. A window's visible part is handed on with its first cell.
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
}

// @ts-ignore: decorator
@inline
const LOWEST: f32 = -Infinity;

/** What is done with each window: a constant where `eachWindow` is inlined. */
const enum Does {
  Max,
  MaxGradient,
  Average,
  AverageGradient,
}

export function maxPool(windows: usize, input: usize, output: usize): void {
  eachWindow(Does.Max, changetype<Windows>(windows), input, output, 0, 0, 0);
}

/**
 * The gradient goes to the first cell that equals the largest. `flags` 1: only where that is above
 * zero. `flags` 2: windows overlap or leave cells out, and `into` is filled with zeros before.
 */
export function maxPoolGradient(
  windows: usize,
  input: usize,
  output: usize,
  gradient: usize,
  into: usize,
  flags: i32,
): void {
  eachWindow(Does.MaxGradient, changetype<Windows>(windows), input, output, gradient, into, flags);
}

/** `flags` 1: cells of the padding count as zeros. */
export function avgPool(windows: usize, input: usize, output: usize, flags: i32): void {
  eachWindow(Does.Average, changetype<Windows>(windows), input, output, 0, 0, flags);
}

/** `into` is filled with zeros before. */
export function avgPoolGradient(windows: usize, gradient: usize, into: usize, flags: i32): void {
  eachWindow(Does.AverageGradient, changetype<Windows>(windows), 0, 0, gradient, into, flags);
}

// @ts-ignore: decorator
@inline
function eachWindow(
  does: Does,
  windows: Windows,
  input: usize,
  output: usize,
  gradient: usize,
  into: usize,
  flags: i32,
): void {
  const channels = windows.channels;
  const width = windows.width;
  const whole: f32 = <f32>(windows.windowHeight * windows.windowWidth);
  let out = 0;
  for (let image = 0; image < windows.images; image++) {
    for (let row = 0; row < windows.rows; row++) {
      const y = row * windows.strideY - windows.top;
      const top = max(0, y);
      const tall = min(windows.height, y + windows.windowHeight) - top;
      for (let column = 0; column < windows.columns; column++) {
        const x = column * windows.strideX - windows.left;
        const left = max(0, x);
        const wide = min(width, x + windows.windowWidth) - left;
        const first = ((image * windows.height + top) * width + left) * channels * 4;
        const seen = flags & 1 ? whole : <f32>(tall * wide);
        for (let c = 0; c < channels; c += 4) {
          const count = channels - c;
          const at = first + c * 4;
          if (does == Does.Max) largest(input + at, tall, wide, width, channels, output + out + c * 4, count);
          if (does == Does.MaxGradient) {
            const m = output + out + c * 4;
            toLargest(input + at, tall, wide, width, channels, m, gradient + out + c * 4, into + at, flags, count);
          }
          if (does == Does.Average) mean(input + at, tall, wide, width, channels, output + out + c * 4, seen, count);
          if (does == Does.AverageGradient) share(tall, wide, width, channels, gradient + out + c * 4, into + at, seen, count);
        }
        out += channels * 4;
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function largest(cells: usize, tall: i32, wide: i32, width: i32, channels: i32, output: usize, count: i32): void {
  let most = f32x4.splat(LOWEST);
  // The usual window, without loops.
  if (tall == 2 && wide == 2) {
    const below = cells + width * channels * 4;
    most = f32x4.pmax(v128.load(cells), v128.load(cells + channels * 4));
    most = f32x4.pmax(most, v128.load(below));
    storeLanes(output, f32x4.pmax(most, v128.load(below + channels * 4)), count);
    return;
  }
  for (let y = 0; y < tall; y++, cells += width * channels * 4) {
    let cell = cells;
    for (let x = 0; x < wide; x++, cell += channels * 4) most = f32x4.pmax(most, v128.load(cell));
  }
  storeLanes(output, most, count);
}

// @ts-ignore: decorator
@inline
function toLargest(
  cells: usize,
  tall: i32,
  wide: i32,
  width: i32,
  channels: i32,
  output: usize,
  gradient: usize,
  into: usize,
  flags: i32,
  count: i32,
): void {
  const most = v128.load(output);
  let left = v128.load(gradient);
  if (flags & 1) left = v128.and(left, f32x4.gt(most, f32x4.splat(0)));
  // The usual window, without loops.
  if (tall == 2 && wide == 2 && !(flags & 2)) {
    const right = channels * 4;
    const below = width * channels * 4;
    left = give(cells, into, most, left, count);
    left = give(cells + right, into + right, most, left, count);
    left = give(cells + below, into + below, most, left, count);
    give(cells + below + right, into + below + right, most, left, count);
    return;
  }
  for (let y = 0; y < tall; y++) {
    let at = y * width * channels * 4;
    for (let x = 0; x < wide; x++, at += channels * 4) {
      const wins = f32x4.eq(v128.load(cells + at), most);
      const given = v128.and(left, wins);
      left = v128.andnot(left, wins);
      const sum = flags & 2 ? f32x4.add(given, v128.load(into + at)) : given;
      storeLanes(into + at, sum, count);
    }
  }
}

/** Gives a cell what is left of a gradient if it equals the largest; the rest goes on. */
// @ts-ignore: decorator
@inline
function give(cell: usize, into: usize, most: v128, left: v128, count: i32): v128 {
  const wins = f32x4.eq(v128.load(cell), most);
  storeLanes(into, v128.and(left, wins), count);
  return v128.andnot(left, wins);
}

// @ts-ignore: decorator
@inline
function mean(cells: usize, tall: i32, wide: i32, width: i32, channels: i32, output: usize, seen: f32, count: i32): void {
  let sum = f32x4.splat(0);
  for (let y = 0; y < tall; y++, cells += width * channels * 4) {
    let cell = cells;
    for (let x = 0; x < wide; x++, cell += channels * 4) sum = f32x4.add(sum, v128.load(cell));
  }
  storeLanes(output, f32x4.mul(sum, f32x4.splat(1 / seen)), count);
}

// @ts-ignore: decorator
@inline
function share(tall: i32, wide: i32, width: i32, channels: i32, gradient: usize, into: usize, seen: f32, count: i32): void {
  const part = f32x4.mul(v128.load(gradient), f32x4.splat(1 / seen));
  for (let y = 0; y < tall; y++, into += width * channels * 4) {
    let cell = into;
    for (let x = 0; x < wide; x++, cell += channels * 4) {
      storeLanes(cell, f32x4.add(part, v128.load(cell)), count);
    }
  }
}

/** The mean of each column over `places` rows, image by image. */
export function globalAvgPool(input: usize, images: i32, places: i32, channels: i32, output: usize): void {
  const part = f32x4.splat(1 / <f32>places);
  for (let image = 0; image < images; image++) {
    for (let c = 0; c < channels; c += 4) {
      let sum = f32x4.splat(0);
      let from = input + c * 4;
      for (let i = 0; i < places; i++, from += channels * 4) sum = f32x4.add(sum, v128.load(from));
      storeLanes(output + c * 4, f32x4.mul(sum, part), channels - c);
    }
    input += places * channels * 4;
    output += channels * 4;
  }
}

export function globalAvgPoolGradient(gradient: usize, images: i32, places: i32, channels: i32, into: usize): void {
  const part = f32x4.splat(1 / <f32>places);
  for (let image = 0; image < images; image++, gradient += channels * 4) {
    for (let i = 0; i < places; i++, into += channels * 4) {
      for (let c = 0; c < channels; c += 4) {
        storeLanes(into + c * 4, f32x4.mul(v128.load(gradient + c * 4), part), channels - c);
      }
    }
  }
}
