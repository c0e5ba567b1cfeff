import { rectify } from './lanes';

// Numbers are taken four at a time, and the last few one by one.

export function relu(input: usize, output: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) v128.store(output + i * 4, rectify(v128.load(input + i * 4)));
  for (; i < count; i++) store<f32>(output + i * 4, max<f32>(0, load<f32>(input + i * 4)));
}

export function reluGradient(output: usize, gradient: usize, into: usize, count: i32): void {
  const zero = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const open = f32x4.gt(v128.load(output + i * 4), zero);
    v128.store(into + i * 4, v128.and(v128.load(gradient + i * 4), open));
  }
  for (; i < count; i++) {
    const open = load<f32>(output + i * 4) > 0;
    store<f32>(into + i * 4, open ? load<f32>(gradient + i * 4) : 0);
  }
}

export function copy(input: usize, output: usize, count: i32): void {
  memory.copy(output, input, count * 4);
}

export function add(a: usize, b: usize, output: usize, count: i32, rectified: bool): void {
  const floor = f32x4.splat(rectified ? 0 : -Infinity);
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const sum = f32x4.add(v128.load(a + i * 4), v128.load(b + i * 4));
    v128.store(output + i * 4, f32x4.pmax(sum, floor));
  }
  for (; i < count; i++) {
    const sum = load<f32>(a + i * 4) + load<f32>(b + i * 4);
    store<f32>(output + i * 4, rectified ? max<f32>(0, sum) : sum);
  }
}

export function product(a: usize, b: usize, output: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    v128.store(output + i * 4, f32x4.mul(v128.load(a + i * 4), v128.load(b + i * 4)));
  }
  for (; i < count; i++) {
    store<f32>(output + i * 4, load<f32>(a + i * 4) * load<f32>(b + i * 4));
  }
}

/** Rows of `columns` numbers into or out of rows of `width`, whichever way the steps say. */
export function copyRows(from: usize, fromStep: i32, to: usize, toStep: i32, columns: i32, rows: i32): void {
  for (let row = 0; row < rows; row++) {
    memory.copy(to, from, columns * 4);
    from += fromStep * 4;
    to += toStep * 4;
  }
}

/** Column sums; sums of many rows are made of sums of few, which keeps more of their digits. */
export function columnSums(table: usize, rows: i32, columns: i32, sums: usize): void {
  const step = columns * 4;
  let o = 0;
  for (; o + 4 <= columns; o += 4) {
    let total = f32x4.splat(0);
    let from = table + o * 4;
    for (let left = rows; left > 0; left -= 128) {
      let some = f32x4.splat(0);
      let more = f32x4.splat(0);
      let r = min(left, 128);
      for (; r >= 2; r -= 2, from += 2 * step) {
        some = f32x4.add(some, v128.load(from));
        more = f32x4.add(more, v128.load(from + step));
      }
      if (r) {
        some = f32x4.add(some, v128.load(from));
        from += step;
      }
      total = f32x4.add(total, f32x4.add(some, more));
    }
    v128.store(sums + o * 4, total);
  }
  for (; o < columns; o++) {
    let total: f64 = 0;
    let from = table + o * 4;
    for (let r = 0; r < rows; r++, from += step) total += load<f32>(from);
    store<f32>(sums + o * 4, <f32>total);
  }
}

/** How many numbers are not finite: those that, taken from themselves, do not give zero. */
export function countBad(input: usize, count: i32): i32 {
  const zero = f32x4.splat(0);
  let good = 0;
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const x = v128.load(input + i * 4);
    good += popcnt(i32x4.bitmask(f32x4.eq(f32x4.sub(x, x), zero)));
  }
  for (; i < count; i++) {
    const x = load<f32>(input + i * 4);
    good += i32(x - x == 0);
  }
  return count - good;
}
