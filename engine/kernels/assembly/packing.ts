import { PANEL } from './lanes';

/**
 * Weights as the tile reads them: panels of eight filters, a row of eight for each number of the
 * window, zeros beyond the last filter. The kernel's rows are `stride` numbers apart.
 */
export function pack(kernel: usize, rows: i32, stride: i32, filters: i32, target: usize): void {
  for (let o = 0; o < filters; o += PANEL) {
    let from = kernel + o * 4;
    if (o + PANEL <= filters) {
      for (let k = 0; k < rows; k++) {
        v128.store(target, v128.load(from));
        v128.store(target, v128.load(from, 16), 16);
        from += stride * 4;
        target += PANEL * 4;
      }
    } else {
      const last = (filters - o) * 4;
      memory.fill(target, 0, rows * PANEL * 4);
      for (let k = 0; k < rows; k++) {
        for (let i = 0; i < last; i += 4) store<f32>(target + i, load<f32>(from + i));
        from += stride * 4;
        target += PANEL * 4;
      }
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

/** Panels of sums back to a kernel: the way back of `pack`. */
export function unpack(panels: usize, rows: i32, stride: i32, filters: i32, target: usize): void {
  const width = (filters + PANEL - 1) / PANEL * PANEL;
  for (let k = 0; k < rows; k++) {
    memory.copy(target, panels, filters * 4);
    panels += width * 4;
    target += stride * 4;
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

export function fill(target: usize, count: i32): void {
  memory.fill(target, 0, count * 4);
}
