import { lanesOf, storeLanes } from './lanes';

// Numbers are taken four at a time. What is written begins a line of the cache and has it to itself,
// so that the last vector may go beyond the end.

/** The numbers of `values` where those of `gates` are above zero or no number; zero elsewhere. */
export function gate(gates: usize, values: usize, output: usize, count: i32): void {
  for (let i = 0; i < count * 4; i += 16) {
    const shut = f32x4.le(v128.load(gates + i), f32x4.splat(0));
    v128.store(output + i, v128.andnot(v128.load(values + i), shut));
  }
}

export function add(a: usize, b: usize, output: usize, count: i32, rectified: bool): void {
  const floor = f32x4.splat(rectified ? 0 : -Infinity);
  for (let i = 0; i < count * 4; i += 16) {
    v128.store(output + i, f32x4.pmax(f32x4.add(v128.load(a + i), v128.load(b + i)), floor));
  }
}

export function product(a: usize, b: usize, output: usize, count: i32): void {
  for (let i = 0; i < count * 4; i += 16) {
    v128.store(output + i, f32x4.mul(v128.load(a + i), v128.load(b + i)));
  }
}

/** Rows of `columns` numbers to where the steps say; a step back turns their order around. */
export function copyRows(from: usize, to: usize, fromStep: i32, toStep: i32, columns: i32, rows: i32): void {
  for (; rows > 0; rows--, from += fromStep * 4, to += toStep * 4) {
    memory.copy(to, from, columns * 4);
  }
}

export function fill(target: usize, count: i32): void {
  memory.fill(target, 0, count * 4);
}

/** Column sums; sums of many rows are made of sums of few, which keeps more of their digits. */
export function columnSums(table: usize, sums: usize, rows: i32, columns: i32): void {
  const step = columns * 4;
  for (; columns > 0; columns -= 8, table += 32, sums += 32) {
    let from = table;
    let a = f32x4.splat(0);
    let b = a;
    for (let left = rows; left > 0; left -= 128) {
      let some = f32x4.splat(0);
      let more = some;
      for (let r = min(left, 128); r > 0; r--, from += step) {
        some = f32x4.add(some, v128.load(from));
        more = f32x4.add(more, v128.load(from, 16));
      }
      a = f32x4.add(a, some);
      b = f32x4.add(b, more);
    }
    storeLanes(sums, a, lanesOf(columns));
    storeLanes(sums + 16, b, lanesOf(columns - 4));
  }
}

/** How many numbers are not finite: those that, taken from themselves, do not give zero. */
export function countBad(input: usize, into: usize, count: i32): void {
  let bad = 0;
  let i = 0;
  for (; i < count * 4 - 12; i += 16) bad += popcnt(badOf(input + i));
  bad += popcnt(badOf(input + i) & ((1 << (count & 3)) - 1));
  store<f32>(into, <f32>bad);
}

// @ts-ignore: decorator
@inline
function badOf(input: usize): i32 {
  const x = v128.load(input);
  return i32x4.bitmask(f32x4.ne(f32x4.sub(x, x), f32x4.splat(0)));
}
