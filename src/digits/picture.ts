import { keepDigit } from './specks.ts';

/** Fainter than this, on a scale from black to white, a mark is not told from its ground. */
const FAINTEST = 0.08;
/** The ground is looked at in so many tiles across and down. */
const TILES = 8;

/**
 * The ink of a photo or screenshot: `width` × `height` numbers, row by row, paper 0 … ink 1. Dark
 * on light and light on dark give the same. The page may be lit from one side; its grain, specks
 * and whatever reaches in over the edge are left out. `rgba` as in `ImageData`. `null` if there is
 * nothing but one grey.
 */
export function inkOf(rgba: Uint8ClampedArray, width: number, height: number): Float32Array | null {
  // A drawing on nothing (a transparent PNG) is seen on white; on black if white hides it.
  const ink = apart(luminance(rgba, 1), width, height) ?? apart(luminance(rgba, 0), width, height);
  return ink && keepDigit(ink, width, height);
}

/** Luma of Rec. 709, 0 … 1; `behind` shows through where the picture is transparent. */
function luminance(rgba: Uint8ClampedArray, behind: number): Float32Array {
  const grey = new Float32Array(rgba.length / 4);
  for (let i = 0; i < grey.length; i++) {
    const luma = 0.2126 * rgba[4 * i]! + 0.7152 * rgba[4 * i + 1]! + 0.0722 * rgba[4 * i + 2]!;
    const opacity = rgba[4 * i + 3]! / 255;
    grey[i] = (luma / 255) * opacity + behind * (1 - opacity);
  }
  return grey;
}

/** Ink told apart from its ground, or `null` where their difference cannot be trusted. */
function apart(grey: Float32Array, width: number, height: number): Float32Array | null {
  const flat = levelled(grey, width, height);
  const sorted = flat.slice().sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  const ground = at(0.5);
  // Ink covers less than half of a picture, and lies farther from the ground than anything else.
  const darkest = ground - at(0.002);
  const lightest = at(0.998) - ground;
  const contrast = Math.max(darkest, lightest);
  const sign = darkest > lightest ? -1 : 1;
  const grain = 1.48 * median(flat.map((value) => Math.abs(value - ground)));
  if (contrast < FAINTEST || contrast < 5 * grain) return null;
  const from = Math.min(4 * grain, contrast / 2);
  const to = contrast - 2 * grain;
  return flat.map((value) =>
    Math.min(1, Math.max(0, (sign * (value - ground) - from) / (to - from))),
  );
}

/** The picture with its light evened out: the slope of the ground across and down taken away. */
function levelled(grey: Float32Array, width: number, height: number): Float32Array {
  const tiles = tileMedians(grey, width, height);
  const across = slope((i, j) => tiles[i * TILES + j]!) / width;
  const down = slope((i, j) => tiles[j * TILES + i]!) / height;
  return grey.map((value, i) => value - across * (i % width) - down * Math.floor(i / width));
}

/**
 * Rise over the whole length of lines of tiles: the median over all pairs on one line, so that the
 * tiles under ink, the fewer ones, have no say (Theil 1950, Sen 1968).
 */
function slope(tile: (line: number, place: number) => number): number {
  const rises: number[] = [];
  for (let line = 0; line < TILES; line++)
    for (let b = 1; b < TILES; b++)
      for (let a = 0; a < b; a++) rises.push(((tile(line, b) - tile(line, a)) / (b - a)) * TILES);
  return median(Float32Array.from(rises));
}

function tileMedians(grey: Float32Array, width: number, height: number): readonly number[] {
  const edge = (i: number, size: number) => Math.floor((i * size) / TILES);
  return Array.from({ length: TILES * TILES }, (_, tile) => {
    const row = Math.floor(tile / TILES);
    const column = tile % TILES;
    const left = edge(column, width);
    const right = Math.max(left + 1, edge(column + 1, width));
    const bottom = Math.max(edge(row, height) + 1, edge(row + 1, height));
    const values: number[] = [];
    for (let y = edge(row, height); y < bottom; y++)
      values.push(...grey.subarray(y * width + left, y * width + right));
    return median(Float32Array.from(values));
  });
}

const median = (values: Float32Array) => values.slice().sort()[values.length >> 1]!;
