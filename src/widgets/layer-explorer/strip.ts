import { palettePng } from '#src/scenes/paint/png.ts';
import { COLOURS, paletteIndex, PIXELS, stepsFor } from '../filter-bank/plane.ts';
import type { Stage } from './stages.ts';
import type { Lit } from './field.ts';
import type { Channel } from './reading.ts';

/** Some maps in one picture, all cells of one size: side by side, or one below the other. */
export interface Strip {
  readonly first: number;
  readonly count: number;
  /** Cells from the left edge of one map to that of the next, or from the top edge. */
  readonly pitch: number;
  readonly width: number;
  readonly height: number;
  readonly upright: boolean;
}

/** What a strip is drawn from: a stage, or anything that lies in memory as one. */
export type Maps = Pick<Stage, 'maps' | 'rows' | 'cols' | 'data'>;

/** The least distance of two maps, in cells: at two pixels a cell 28 pixels, enough for a finger. */
const LEAST_PITCH = 14;

/**
 * The maps of a stage in two halves, which stand beside or below each other. Stages with as many
 * maps have them at the same places, so that what became of a map stands below it.
 */
export function stripsOf(stage: Stage, stages: readonly Stage[]): readonly Strip[] {
  const alike = stages.filter(({ maps, line }) => maps === stage.maps && !line);
  const widest = Math.max(stage.cols, ...(stage.line ? [] : alike.map(({ cols }) => cols)));
  const pitch = stage.maps === 1 ? stage.cols : Math.max(widest + 2, LEAST_PITCH);
  const count = Math.ceil(stage.maps / 2);
  return [0, count]
    .map((first) => ({ first, count: Math.min(count, stage.maps - first) }))
    .filter((half) => half.count > 0)
    .map((half) => ({
      ...{ ...half, pitch, upright: false },
      ...{ width: half.count * pitch, height: stage.rows },
    }));
}

/** Maps one below the other, with `gap` cells between two. */
export const columnOf = ({ maps, rows, cols }: Maps, gap: number): Strip => ({
  ...{ first: 0, count: maps, pitch: rows + gap, upright: true },
  ...{ width: cols, height: maps * (rows + gap) - gap },
});

/** The windows of a sum, each cell as two by two, so that half a window may be left between two of them. */
export function windowsOf(channels: readonly Channel[]): Maps {
  const maps = channels.length;
  const side = Math.sqrt(channels[0]!.products.length);
  const data = new Float32Array(4 * side * side * maps);
  for (let i = 0; i < data.length; i++) {
    const place = Math.floor(i / maps);
    const [y, x] = [Math.floor(place / side / 4), Math.floor((place % (2 * side)) / 2)];
    data[i] = channels[i % maps]!.products[y * side + x]!.value;
  }
  return { maps, rows: 2 * side, cols: 2 * side, data };
}

/** The colour of what lies between two maps: none. */
const GAP = COLOURS.length;
const PALETTE = [...COLOURS, [0, 0, 0, 0] as const];

/** The value with the brightest colour in a map. */
export type Limit = (map: number) => number;

/** Puts the number of every cell's colour into `into`; the cells between maps stay as they are. */
function colour(
  { rows, cols, maps, data }: Maps,
  { first, count, pitch, width, upright }: Strip,
  limit: Limit,
  into: (at: number, index: number) => void,
): void {
  const step = upright ? pitch * width : pitch;
  for (let i = 0; i < count; i++) {
    const map = first + i;
    const scale = stepsFor(limit(map));
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < cols; x++) {
        const value = data[(y * cols + x) * maps + map]!;
        into(i * step + y * width + x, paletteIndex(value, scale));
      }
  }
}

/** A strip as a PNG in a data URL: for a page without its script, and for what is off the screen. */
export function stripPng(maps: Maps, strip: Strip, limit: Limit): string {
  const indices = new Uint8Array(strip.width * strip.height).fill(GAP);
  colour(maps, strip, limit, (at, index) => (indices[at] = index));
  return palettePng(indices, strip.width, strip.height, PALETTE);
}

/** Puts the same colours into a picture of the strip's size. */
export function colourStrip(
  maps: Maps,
  strip: Strip,
  limit: Limit,
  { data }: Pick<ImageData, 'data'>,
): void {
  const pixels = new Uint32Array(data.buffer);
  colour(maps, strip, limit, (at, index) => (pixels[at] = PIXELS[index]!));
}

/** What is lit on a strip, as the path of an SVG whose units are cells; `out` cells beyond its edge. */
export function litPath(
  { first, count, pitch, upright }: Strip,
  { y, x, rows, cols, map }: Lit,
  out: number,
): string {
  const [down, right] = upright ? [pitch, 0] : [0, pitch];
  const [across, high] = [cols + 2 * out, rows + 2 * out];
  return Array.from({ length: count }, (_, i) => i)
    .filter((i) => map === 'all' || map === first + i)
    .map((i) => `M${i * right + x - out} ${i * down + y - out}h${across}v${high}h${-across}z`)
    .join('');
}
