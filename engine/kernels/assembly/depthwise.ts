import { lanesOf, multiplyAdd, rectify, storeLanes } from './lanes';

/**
 * Convolution with a filter of its own for each channel: four channels at a time, a weight for each.
 * The kernel is `cells` rows of one weight a channel; steps are in bytes.
 */
export function depthwise(
  picture: usize,
  rows: i32,
  columns: i32,
  rowStep: i32,
  columnStep: i32,
  windowRows: i32,
  windowColumns: i32,
  windowRowStep: i32,
  windowColumnStep: i32,
  kernel: usize,
  bias: usize,
  output: usize,
  channels: i32,
  rectified: bool,
): void {
  for (let y = 0; y < rows; y++, picture += rowStep) {
    let window = picture;
    for (let x = 0; x < columns; x++, window += columnStep) {
      for (let c = 0; c < channels; c += 4) {
        let sum = bias ? v128.load(bias + c * 4) : f32x4.splat(0);
        let weight = kernel + c * 4;
        let row = window + c * 4;
        for (let v = 0; v < windowRows; v++, row += windowRowStep) {
          let cell = row;
          for (let u = 0; u < windowColumns; u++, cell += windowColumnStep) {
            sum = multiplyAdd(sum, v128.load(cell), v128.load(weight));
            weight += channels * 4;
          }
        }
        storeLanes(output + c * 4, rectified ? rectify(sum) : sum, lanesOf(channels - c));
      }
      output += channels * 4;
    }
  }
}

/** The gradient of such a kernel over one image, added to `target`. */
export function depthwiseKernelGradient(
  picture: usize,
  rows: i32,
  columns: i32,
  rowStep: i32,
  columnStep: i32,
  windowRows: i32,
  windowColumns: i32,
  windowRowStep: i32,
  windowColumnStep: i32,
  gradient: usize,
  target: usize,
  channels: i32,
): void {
  for (let v = 0; v < windowRows; v++) {
    for (let u = 0; u < windowColumns; u++) {
      const corner = picture + v * windowRowStep + u * windowColumnStep;
      for (let c = 0; c < channels; c += 4) {
        let sum = v128.load(target + c * 4);
        let g = gradient + c * 4;
        for (let y = 0; y < rows; y++) {
          let cell = corner + y * rowStep + c * 4;
          for (let x = 0; x < columns; x++, cell += columnStep, g += channels * 4) {
            sum = multiplyAdd(sum, v128.load(cell), v128.load(g));
          }
        }
        storeLanes(target + c * 4, sum, lanesOf(channels - c));
      }
      target += channels * 4;
    }
  }
}
