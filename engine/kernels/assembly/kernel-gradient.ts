import { PANEL, multiplyAdd } from './lanes';

/**
 * The gradient of a kernel, added to `target`: for each number of the window and each filter, the
 * sum over all windows of what lay there times the gradient of what came out. Four numbers of a
 * run meet eight filters at a time. `gradientRow` and `targetRow` are bytes from one place to the
 * next; targets are as wide as whole panels, and what is beyond `filters` in them is without meaning.
 * The other arguments are those of `convolve`.
 */
export function kernelGradient(
  picture: usize,
  images: i32,
  imageStep: i32,
  rows: i32,
  columns: i32,
  rowStep: i32,
  columnStep: i32,
  windowRows: i32,
  windowCells: i32,
  run: i32,
  cellSkip: i32,
  rowSkip: i32,
  above: i32,
  tall: i32,
  left: i32,
  wide: i32,
  gradient: usize,
  gradientRow: i32,
  filters: i32,
  target: usize,
  targetRow: i32,
): void {
  const gradientImage = rows * columns * gradientRow;
  // A row of the window lies in one piece if it takes all channels of cells side by side.
  if (cellSkip == 0) {
    run *= windowCells;
    windowCells = 1;
  }
  for (let image = 0; image < images; image++) {
    let from = picture + image * imageStep;
    let to = target;
    for (let v = 0; v < windowRows; v++, from += rowSkip) {
      for (let u = 0; u < windowCells; u++, from += cellSkip) {
        for (let k = 0; k < run; ) {
          const taken = min(4, run - k);
          for (let o = 0; o < filters; o += PANEL) {
            const g = gradient + o * 4;
            const t = to + o * 4;
            if (taken == 4) four(from, rows, columns, rowStep, columnStep, g, gradientRow, t, targetRow);
            else few(from, rows, columns, rowStep, columnStep, g, gradientRow, t, targetRow, taken);
          }
          k += taken;
          from += taken * 4;
          to += taken * targetRow;
        }
      }
    }
    gradient += gradientImage;
  }
}

/**
 * Reads `count` numbers of each window, three or four, and keeps the sums of the first `taken`.
 * `count` is a constant where this is inlined, so that what it does not need falls away.
 */
// @ts-ignore: decorator
@inline
function accumulate(
  count: i32,
  taken: i32,
  picture: usize,
  rows: i32,
  columns: i32,
  rowStep: i32,
  columnStep: i32,
  gradient: usize,
  gradientRow: i32,
  target: usize,
  targetRow: i32,
): void {
  let a0 = v128.load(target);
  let b0 = v128.load(target, 16);
  let a1 = a0;
  let b1 = b0;
  let a2 = a0;
  let b2 = b0;
  let a3 = a0;
  let b3 = b0;
  if (taken > 1) {
    a1 = v128.load(target + targetRow);
    b1 = v128.load(target + targetRow, 16);
  }
  if (taken > 2) {
    a2 = v128.load(target + 2 * targetRow);
    b2 = v128.load(target + 2 * targetRow, 16);
  }
  if (count > 3) {
    a3 = v128.load(target + 3 * targetRow);
    b3 = v128.load(target + 3 * targetRow, 16);
  }
  for (let y = 0; y < rows; y++, picture += rowStep) {
    let from = picture;
    for (let x = 0; x < columns; x++) {
      const a = v128.load(gradient);
      const b = v128.load(gradient, 16);
      const s0 = v128.load32_splat(from);
      a0 = multiplyAdd(a0, s0, a);
      b0 = multiplyAdd(b0, s0, b);
      const s1 = v128.load32_splat(from, 4);
      a1 = multiplyAdd(a1, s1, a);
      b1 = multiplyAdd(b1, s1, b);
      const s2 = v128.load32_splat(from, 8);
      a2 = multiplyAdd(a2, s2, a);
      b2 = multiplyAdd(b2, s2, b);
      if (count > 3) {
        const s3 = v128.load32_splat(from, 12);
        a3 = multiplyAdd(a3, s3, a);
        b3 = multiplyAdd(b3, s3, b);
      }
      from += columnStep;
      gradient += gradientRow;
    }
  }
  v128.store(target, a0);
  v128.store(target, b0, 16);
  if (taken > 1) {
    v128.store(target + targetRow, a1);
    v128.store(target + targetRow, b1, 16);
  }
  if (taken > 2) {
    v128.store(target + 2 * targetRow, a2);
    v128.store(target + 2 * targetRow, b2, 16);
  }
  if (count > 3) {
    v128.store(target + 3 * targetRow, a3);
    v128.store(target + 3 * targetRow, b3, 16);
  }
}

function four(p: usize, rows: i32, columns: i32, rowStep: i32, columnStep: i32, g: usize, gRow: i32, t: usize, tRow: i32): void {
  accumulate(4, 4, p, rows, columns, rowStep, columnStep, g, gRow, t, tRow);
}

/** One to three: of 3 × 3 weights on one channel there are three in a row. */
function few(p: usize, rows: i32, columns: i32, rowStep: i32, columnStep: i32, g: usize, gRow: i32, t: usize, tRow: i32, taken: i32): void {
  accumulate(3, taken, p, rows, columns, rowStep, columnStep, g, gRow, t, tRow);
}
