import { PANEL } from './lanes';

/**
 * Weights as the tile reads them: panels of eight filters, a row of eight for each number of the
 * window; what lies beyond the last filter is without meaning. The kernel's rows are `stride`
 * numbers apart.
 */
export function pack(kernel: usize, rows: i32, stride: i32, filters: i32, target: usize): void {
  for (; filters > 0; filters -= PANEL, kernel += PANEL * 4) {
    let from = kernel;
    for (let k = 0; k < rows; k++, from += stride * 4, target += PANEL * 4) {
      v128.store(target, v128.load(from));
      v128.store(target, v128.load(from, 16), 16);
    }
  }
}

/**
 * Weights for the way back: turned by half a turn, with channels in the place of filters. Taken are
 * `rows` × `columns` cells of the kernel from `kernel` on, `rowStep` and `columnStep` bytes apart;
 * `stride` are the filters of all groups.
 */
export function packTurned(
  kernel: usize,
  rows: i32,
  columns: i32,
  rowStep: i32,
  columnStep: i32,
  channels: i32,
  filters: i32,
  stride: i32,
  target: usize,
): void {
  for (let c = 0; c < channels; c += PANEL) {
    for (let v = rows - 1; v >= 0; v--) {
      for (let u = columns - 1; u >= 0; u--) {
        const cell = kernel + v * rowStep + u * columnStep;
        for (let o = 0; o < filters; o++) {
          for (let i = c; i < c + PANEL; i++) {
            store<f32>(target, i < channels ? load<f32>(cell + (i * stride + o) * 4) : 0);
            target += 4;
          }
        }
      }
    }
  }
}

/**
 * Lays a picture into a larger one: row y at `top` + y · `stepY`, column x at `left` + x · `stepX`.
 * What would lie outside is left out. The target's other cells stay: fill them with zeros before.
 */
export function spread(
  picture: usize,
  rows: i32,
  columns: i32,
  channels: i32,
  target: usize,
  targetRows: i32,
  targetColumns: i32,
  top: i32,
  left: i32,
  stepY: i32,
  stepX: i32,
): void {
  const bytes = channels * 4;
  const whole = stepX == 1 && left >= 0 && left + columns <= targetColumns;
  for (let y = 0; y < rows; y++, picture += columns * bytes) {
    const row = top + y * stepY;
    if (row < 0 || row >= targetRows) continue;
    const start = target + row * targetColumns * bytes;
    if (whole) {
      memory.copy(start + left * bytes, picture, columns * bytes);
      continue;
    }
    for (let x = 0; x < columns; x++) {
      const column = left + x * stepX;
      if (column < 0 || column >= targetColumns) continue;
      memory.copy(start + column * bytes, picture + x * bytes, bytes);
    }
  }
}
