import { PANEL } from './lanes';
import { tile } from './tile';

/**
 * Slides a window over pictures and meets it with panels of packed weights: convolution, its input
 * gradient and dense layers. Steps are in bytes. A panel at a time goes over all windows, so that
 * it stays in the nearest cache.
 *
 * Four windows make a tile: of four pictures and more those at the same place of four of them, of
 * fewer pictures those that follow each other in a row. Pictures have `above` rows of zeros over
 * their `tall` rows, and perhaps some below: rows of a window that lie in them are passed over, and
 * need not be there. Of four pictures the same holds for the `left` columns beside the `wide` ones;
 * fewer have to come with their columns of zeros.
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
  left: i32,
  wide: i32,
  weights: usize,
  bias: usize,
  output: usize,
  outputImage: i32,
  outputRow: i32,
  outputStep: i32,
  filters: i32,
  rectified: bool,
): void {
  const cell = run * 4 + cellSkip;
  const pictureRow = windowCells * cell + rowSkip;
  const strideY = rowStep / pictureRow;
  const strideX = columnStep / cell;
  const weightsCell = run * PANEL * 4;
  const weightsRow = windowCells * weightsCell;

  const across = images >= 4;
  const windowStep = across ? imageStep : columnStep;
  const windowOutput = across ? outputImage : outputStep;
  const tileImages = across ? 4 : 1;
  const tileColumns = across ? 1 : 4;

  for (let o = 0; o < filters; o += PANEL) {
    const panelFilters = min(PANEL, filters - o);
    const panelBias = bias ? bias + o * 4 : 0;
    for (let y = 0; y < rows; y++) {
      const first = min(windowRows, max(0, above - y * strideY));
      const end = max(first, min(windowRows, above + tall - y * strideY));
      for (let x = 0; x < columns; x += tileColumns) {
        const start = max(0, left - x * strideX);
        let cells = min(windowCells, left + wide - x * strideX) - start;
        const skip = pictureRow - cells * cell;
        const weightSkip = weightsRow - cells * weightsCell;
        let numbers = run;
        // A row of the window lies in one piece if it takes all channels of cells side by side.
        if (cellSkip == 0) {
          numbers *= cells;
          cells = 1;
        }
        const windows = across ? 4 : min(4, columns - x);
        const whole = windows == 4 && panelFilters == PANEL;
        const second = windows > 1 ? windowStep : 0;
        const third = windows > 2 ? 2 * windowStep : 0;
        const fourth = windows > 3 ? 3 * windowStep : 0;
        const panel = weights + first * weightsRow + start * weightsCell;
        const picture0 = picture + y * rowStep + x * columnStep + first * pictureRow + start * cell;
        const output0 = output + y * outputRow + x * outputStep + o * 4;
        for (let image = 0; image < images; image += tileImages) {
          // Where no four pictures are left, the last four are seen, some of them again.
          const at = min(image, images - tileImages);
          const p0 = picture0 + at * imageStep;
          tile(
            p0, p0 + second, p0 + third, p0 + fourth, end - first, cells, numbers, cellSkip, skip,
            panel, weightSkip, panelBias, output0 + at * outputImage, windowOutput, windows,
            panelFilters, whole, rectified,
          );
        }
      }
    }
    weights += windowRows * weightsRow;
  }
}
