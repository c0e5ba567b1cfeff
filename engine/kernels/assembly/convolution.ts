import { PANEL } from './lanes';
import { tile } from './tile';

/**
 * Slides a window over pictures and meets it with panels of packed weights: convolution, its input
 * gradient and dense layers. Steps are in bytes. A panel at a time goes over all windows, so that
 * it stays in the nearest cache. Pictures have `above` rows of zeros over their `tall` rows, and
 * perhaps some below: rows of a window that lie in them are passed over.
 */
export function convolve(
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
  weights: usize,
  bias: usize,
  output: usize,
  outputStep: i32,
  filters: i32,
  rectified: bool,
): void {
  const windows = images * rows * columns;
  const weightsRow = windowCells * run * PANEL * 4;
  const pictureRow = windowCells * (run * 4 + cellSkip) + rowSkip;
  const stride = rowStep / pictureRow;
  for (let o = 0; o < filters; o += PANEL) {
    let x = 0;
    let y = 0;
    let image = picture;
    let row = picture;
    let next = picture;
    for (let i = 0; i < windows; i += 4) {
      const p0 = next;
      let p1 = p0;
      let p2 = p0;
      let p3 = p0;
      const top = y * stride;
      let last = top;
      // The windows of a tile follow each other in reading order, across rows and images. Most
      // tiles lie within a row.
      if (x + 4 < columns) {
        p1 = p0 + columnStep;
        p2 = p1 + columnStep;
        p3 = p2 + columnStep;
        next = p3 + columnStep;
        x += 4;
      } else {
        for (let w = 1; w <= 4; w++) {
          next += columnStep;
          if (++x == columns) {
            x = 0;
            row += rowStep;
            if (++y == rows) {
              y = 0;
              image += imageStep;
              row = image;
            }
            next = row;
          }
          if (i + w >= windows || w == 4) break;
          last = y * stride;
          if (w == 1) p1 = next;
          else if (w == 2) p2 = next;
          else p3 = next;
        }
      }
      // The windows that lie lowest in the picture begin first, and those that lie highest end last.
      const first = min(windowRows, max(0, above - last));
      const end = max(first, min(windowRows, above + tall - top));
      const into = first * pictureRow;
      tile(
        p0 + into, p1 + into, p2 + into, p3 + into, end - first, windowCells, run, cellSkip, rowSkip,
        weights + first * weightsRow,
        bias ? bias + o * 4 : 0, output + i * outputStep + o * 4, outputStep,
        min(4, windows - i), min(PANEL, filters - o), rectified,
      );
    }
    weights += windowRows * weightsRow;
  }
}
