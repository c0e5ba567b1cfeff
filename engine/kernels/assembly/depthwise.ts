import { lanesOf, multiplyAdd, rectify, storeLanes } from './lanes';

/**
 * Convolution with a filter of its own for each channel: four channels at a time, a weight for each.
 * Arguments are those of `convolve`, with one number in a run; the kernel lies as it is, a row of
 * one weight a channel for each cell of the window.
 */
export function depthwise(
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
  kernel: usize,
  bias: usize,
  output: usize,
  outputImage: i32,
  outputRow: i32,
  outputStep: i32,
  filters: i32,
  rectified: bool,
): void {
  const width = filters * 4;
  for (; images > 0; images--, picture += imageStep, output += outputImage) {
    for (let y = 0; y < rows; y++) {
      let window = picture + y * rowStep;
      let to = output + y * outputRow;
      for (let x = 0; x < columns; x++, window += columnStep, to += outputStep) {
        for (let c = 0; c < width; c += 16) {
          let sum = bias ? v128.load(bias + c) : f32x4.splat(0);
          let weight = kernel + c;
          let cell = window + c;
          for (let v = 0; v < windowRows; v++, cell += rowSkip) {
            for (let u = 0; u < windowCells; u++, cell += 4 + cellSkip, weight += width) {
              sum = multiplyAdd(sum, v128.load(cell), v128.load(weight));
            }
          }
          storeLanes(to + c, rectified ? rectify(sum) : sum, lanesOf(filters - (c >> 2)));
        }
      }
    }
  }
}

/** The gradient of such a kernel, added to `target`; arguments are those of `kernelGradient`. */
export function depthwiseKernelGradient(
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
  for (; images > 0; images--, picture += imageStep) {
    let corner = picture;
    let to = target;
    for (let v = 0; v < windowRows; v++, corner += rowSkip) {
      for (let u = 0; u < windowCells; u++, corner += 4 + cellSkip, to += targetRow) {
        for (let c = 0; c < targetRow; c += 16) {
          let sum = v128.load(to + c);
          let g = gradient + c;
          for (let y = 0; y < rows; y++) {
            let cell = corner + y * rowStep + c;
            for (let x = 0; x < columns; x++, cell += columnStep, g += gradientRow) {
              sum = multiplyAdd(sum, v128.load(cell), v128.load(g));
            }
          }
          storeLanes(to + c, sum, lanesOf(filters - (c >> 2)));
        }
      }
    }
    gradient += rows * columns * gradientRow;
  }
}
