import type { Window } from '../../layers/window.ts';
import { cellsUnder } from '../../layers/window.ts';

/** What is done at each output cell: `cells` are those under its window, counted from `start` on. */
type Visit = (at: number, cells: readonly number[], start: number) => void;

/**
 * Goes over the output cells of a pool, image by image. Cells under a window come in reading
 * order, those that lie in the padding left out, unless `under` finds others.
 */
export function eachWindow(
  window: Window,
  images: number,
  under: (window: Window, row: number, column: number) => { y: number; x: number }[] = cellsUnder,
): (visit: Visit) => void {
  const { input, rows, columns } = window;
  const [height, width, channels] = input;
  const windows = Array.from({ length: rows * columns }, (_, i) =>
    under(window, Math.floor(i / columns), i % columns).map(
      ({ y, x }) => (y * width + x) * channels,
    ),
  );
  return (visit) => {
    let at = 0;
    for (let image = 0; image < images; image++) {
      const first = image * height * width * channels;
      for (const cells of windows) {
        for (let c = 0; c < channels; c++) visit(at++, cells, first + c);
      }
    }
  };
}
