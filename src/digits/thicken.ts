/** Lines thinner than this share of a digit's longer side fade when it is scaled down to 20 cells. */
const THIN = 0.09;
/** What they are widened to: some 2 cells of 20, as MNIST's lines are. */
const WIDE = 0.11;
/** Ink at least this strong counts when lines are measured. */
const CORE = 0.35;

/**
 * A digit written with a fine pen as a broader one would have written it: every line is widened
 * evenly until it has the width that MNIST's lines have. Ink 0 … 1, row by row. What is broad
 * enough comes back as it is.
 */
export function thicken(ink: Float32Array, width: number, height: number): Float32Array {
  const { line, extent } = measure(ink, width, height);
  if (line >= THIN * extent) return ink;
  const radius = (WIDE * extent - line) / 2;
  const far = Math.ceil(radius);
  const wide = ink.slice();
  ink.forEach((value, cell) => {
    if (value < CORE) return;
    const [x, y] = [cell % width, Math.floor(cell / width)];
    for (let v = Math.max(0, y - far); v <= Math.min(height - 1, y + far); v++)
      for (let u = Math.max(0, x - far); u <= Math.min(width - 1, x + far); u++) {
        const cover = Math.min(1, radius + 0.5 - Math.hypot(u - x, v - y));
        wide[v * width + u] = Math.max(wide[v * width + u]!, cover);
      }
  });
  return wide;
}

/** Mean width of the lines (area over half the outline) and longer side of their extent, in cells. */
function measure(ink: Float32Array, width: number, height: number) {
  const inked = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && ink[y * width + x]! >= CORE;
  let [area, outline] = [0, 0];
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (!inked(x, y)) continue;
      area++;
      if (!(inked(x - 1, y) && inked(x + 1, y) && inked(x, y - 1) && inked(x, y + 1))) outline++;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  return { line: (2 * area) / outline, extent: Math.max(right - left, bottom - top) + 1 };
}
