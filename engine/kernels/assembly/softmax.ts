/** The smallest normal 32-bit float: a smaller share counts as this, a loss of 87.3. */
const SMALLEST: f32 = 1.1754943508222875e-38;

/** Shares of one along rows of `classes` numbers; the largest is taken off first. */
export function softmax(input: usize, output: usize, rows: i32, classes: i32): void {
  for (let row = 0; row < rows; row++) {
    let largest: f32 = -Infinity;
    for (let o = 0; o < classes; o++) largest = max(largest, load<f32>(input + o * 4));
    let sum: f32 = 0;
    for (let o = 0; o < classes; o++) {
      const e = NativeMathf.exp(load<f32>(input + o * 4) - largest);
      store<f32>(output + o * 4, e);
      sum += e;
    }
    for (let o = 0; o < classes; o++) store<f32>(output + o * 4, load<f32>(output + o * 4) / sum);
    input += classes * 4;
    output += classes * 4;
  }
}

export function softmaxGradient(output: usize, gradient: usize, into: usize, rows: i32, classes: i32): void {
  for (let row = 0; row < rows; row++) {
    let mean: f32 = 0;
    for (let o = 0; o < classes; o++) mean += load<f32>(output + o * 4) * load<f32>(gradient + o * 4);
    for (let o = 0; o < classes; o++) {
      store<f32>(into + o * 4, load<f32>(output + o * 4) * (load<f32>(gradient + o * 4) - mean));
    }
    output += classes * 4;
    gradient += classes * 4;
    into += classes * 4;
  }
}

/** −ln p of each row's answer, and the gradient of their mean with respect to the sums. */
export function crossEntropy(
  shares: usize,
  labels: usize,
  rows: i32,
  classes: i32,
  losses: usize,
  gradient: usize,
): void {
  const part: f32 = 1 / <f32>rows;
  for (let row = 0; row < rows; row++) {
    const label = <i32>load<f32>(labels + row * 4);
    store<f32>(losses + row * 4, -NativeMathf.log(max(load<f32>(shares + label * 4), SMALLEST)));
    for (let o = 0; o < classes; o++) {
      store<f32>(gradient + o * 4, (load<f32>(shares + o * 4) - <f32>i32(o == label)) * part);
    }
    shares += classes * 4;
    gradient += classes * 4;
  }
}
