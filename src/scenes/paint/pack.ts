import type { Hue, Line, Palette, Slab, Tone } from '../slab.ts';

/** The parts of an instance in the order in which they are packed, and how many floats each takes. */
export const SLAB_PARTS = {
  atOpacity: 4,
  sizeLimit: 4,
  gridLook: 4,
  tileEmpty: 4,
  fillPoolGhost: 4,
  mark: 4,
  coveredLit: 4,
} as const;
export const LINE_PARTS = { fromWidth: 4, toOpacity: 4, toneDepth: 2 } as const;

const floatsOf = (parts: { readonly [name: string]: number }): number =>
  Object.values(parts).reduce((sum, count) => sum + count, 0);
export const SLAB_FLOATS = floatsOf(SLAB_PARTS);
export const LINE_FLOATS = floatsOf(LINE_PARTS);

export const HUES: readonly Hue[] = ['input', 'conv', 'pool', 'dense'];
export const TONES: readonly Tone[] = ['field', 'plus', 'minus'];
export const PALETTES: readonly Palette[] = ['lamp', 'weight', 'hue'];

/** Writes slab `i` into the array the graphics card reads. */
export function packSlab(out: Float32Array, i: number, slab: Slab): void {
  const { at, size, tile, filled, mark, covered } = slab;
  const n = i * SLAB_FLOATS;
  out[n] = at[0];
  out[n + 1] = at[1];
  out[n + 2] = at[2];
  out[n + 3] = slab.opacity;
  out[n + 4] = size[0];
  out[n + 5] = size[1];
  out[n + 6] = size[2];
  out[n + 7] = slab.limit;
  out[n + 8] = slab.rows;
  out[n + 9] = slab.cols;
  out[n + 10] = PALETTES.indexOf(slab.palette);
  out[n + 11] = HUES.indexOf(slab.hue);
  out[n + 12] = tile.offset;
  out[n + 13] = tile.rowStride;
  out[n + 14] = tile.colStride;
  out[n + 15] = slab.empty;
  out[n + 16] = filled[0];
  out[n + 17] = Math.ceil(filled[1]);
  out[n + 18] = slab.pooled;
  out[n + 19] = slab.ghost;
  for (let k = 0; k < 4; k++) out[n + 20 + k] = mark ? mark[k]! : 0;
  out[n + 24] = covered[0];
  out[n + 25] = covered[1];
  out[n + 26] = slab.lit;
  out[n + 27] = slab.rim;
}

/** Writes line `i` into the array the graphics card reads. */
export function packLine(out: Float32Array, i: number, line: Line): void {
  const n = i * LINE_FLOATS;
  out[n] = line.from[0];
  out[n + 1] = line.from[1];
  out[n + 2] = line.from[2];
  out[n + 3] = line.width;
  out[n + 4] = line.to[0];
  out[n + 5] = line.to[1];
  out[n + 6] = line.to[2];
  out[n + 7] = line.opacity;
  out[n + 8] = TONES.indexOf(line.tone);
  out[n + 9] = line.layer === 'under' ? 1 : -1;
}
