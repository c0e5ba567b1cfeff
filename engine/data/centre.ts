/** Height and width of the book's digits, in cells. */
export const SIDE = 28;

/** Height and width of the box within it that MNIST fits every digit into. */
export const BOX = 20;

/** Ink fainter than this counts as paper when the edges of a drawing are looked for. */
const FAINTEST = 0.1;

/** A drawing in its 28×28 cells, and how it got there: cell = `scale` × place + `left` or `top`. */
export interface Fitted {
  readonly pixels: Float32Array;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** The 28×28 pixels of `fit`, or `null` if there is no ink. */
export function centre(drawing: Float32Array, width: number, height: number): Float32Array | null {
  return fit(drawing, width, height)?.pixels ?? null;
}

/**
 * Fits a drawing (ink 1 on paper 0, `width` × `height` cells, row by row) into 28×28 as the makers
 * of MNIST did: its ink scaled into a box of 20×20 keeping its aspect, every new cell the mean of
 * the area it covers, then moved by whole cells until its centre of mass lies in the middle.
 * `null` if there is no ink. LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to
 * document recognition", 1998, section III.
 */
export function fit(drawing: Float32Array, width: number, height: number): Fitted | null {
  if (drawing.length !== width * height)
    throw new Error(
      `A drawing of ${width}×${height} has ${width * height} cells, but this one has ${drawing.length}.`,
    );
  let left = width;
  let top = height;
  let right = 0;
  let bottom = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (drawing[y * width + x]! > FAINTEST) {
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
        top = Math.min(top, y);
        bottom = y + 1;
      }
  if (right <= left) return null;
  const cell = Math.max(right - left, bottom - top) / BOX;
  const columns = squeeze(drawing, width, left, right, cell);
  const upright = squeeze(columns, height, top, bottom, cell);
  const [dx, dy] = toMiddle(upright);
  return {
    pixels: moved(upright, dx, dy),
    scale: 1 / cell,
    left: SIDE / 2 + dx - (left + right) / 2 / cell,
    top: SIDE / 2 + dy - (top + bottom) / 2 / cell,
  };
}

/**
 * Each row of `grid` (`width` cells) becomes a column of 28: the stretch from `start` to `end` in
 * cells of the length `cell`, in the middle. Twice over, it leaves the picture upright.
 */
function squeeze(
  grid: Float32Array,
  width: number,
  start: number,
  end: number,
  cell: number,
): Float32Array {
  const rows = grid.length / width;
  const squeezed = new Float32Array(SIDE * rows);
  const margin = (SIDE - (end - start) / cell) / 2;
  for (let i = 0; i < SIDE; i++) {
    const low = start + (i - margin) * cell;
    const high = low + cell;
    const last = Math.min(end, Math.ceil(high));
    for (let x = Math.max(start, Math.floor(low)); x < last; x++) {
      const share = (Math.min(high, x + 1) - Math.max(low, x)) / cell;
      for (let y = 0; y < rows; y++) squeezed[i * rows + y]! += share * grid[y * width + x]!;
    }
  }
  return squeezed;
}

/** Whole cells to move a picture by until its mass is in the middle, as far as the margin allows. */
function toMiddle(picture: Float32Array): [dx: number, dy: number] {
  let mass = 0;
  let alongX = 0;
  let alongY = 0;
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const ink = picture[y * SIDE + x]!;
      mass += ink;
      alongX += ink * (x + 0.5);
      alongY += ink * (y + 0.5);
    }
  const margin = (SIDE - BOX) / 2;
  const shift = (centroid: number): number =>
    Math.max(-margin, Math.min(margin, Math.round(SIDE / 2 - centroid)));
  return [shift(alongX / mass), shift(alongY / mass)];
}

function moved(picture: Float32Array, dx: number, dy: number): Float32Array {
  const there = new Float32Array(SIDE * SIDE);
  for (let y = Math.max(0, dy); y < Math.min(SIDE, SIDE + dy); y++)
    for (let x = Math.max(0, dx); x < Math.min(SIDE, SIDE + dx); x++)
      there[y * SIDE + x] = picture[(y - dy) * SIDE + x - dx]!;
  return there;
}
