import { palettePng } from '#src/scenes/paint/png.ts';
import { COLOURS, paletteIndex, PIXELS, stepsFor } from '../filter-bank/plane.ts';
import type { Stage } from './stages.ts';
import type { Lit } from './field.ts';

/** Some maps of a stage side by side in one picture, all cells of one size. */
export interface Strip {
  readonly first: number;
  readonly count: number;
  /** Cells from the left edge of one map to that of the next. */
  readonly pitch: number;
  readonly width: number;
}

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
    .map((half) => ({ ...half, pitch, width: half.count * pitch }));
}

/** The colour of what lies between two maps: none. */
const GAP = COLOURS.length;
const PALETTE = [...COLOURS, [0, 0, 0, 0] as const];

type Limit = (stage: Stage, map: number) => number;

/** Puts the number of every cell's colour into `into`; the cells between maps stay as they are. */
function colour(
  { rows, cols, maps, data }: Stage,
  { first, count, pitch, width }: Strip,
  limitOf: (map: number) => number,
  into: (at: number, index: number) => void,
): void {
  for (let i = 0; i < count; i++) {
    const map = first + i;
    const scale = stepsFor(limitOf(map));
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < cols; x++) {
        const value = data[(y * cols + x) * maps + map]!;
        into(y * width + i * pitch + x, paletteIndex(value, scale));
      }
  }
}

/** A strip as a PNG in a data URL, for a page without its script. */
export function stripPng(stage: Stage, strip: Strip, limit: Limit): string {
  const indices = new Uint8Array(strip.width * stage.rows).fill(GAP);
  colour(
    stage,
    strip,
    (map) => limit(stage, map),
    (at, index) => (indices[at] = index),
  );
  return palettePng(indices, strip.width, stage.rows, PALETTE);
}

/** Puts the same colours into a picture of the strip's size. */
export function colourStrip(
  stage: Stage,
  strip: Strip,
  limit: Limit,
  { data }: Pick<ImageData, 'data'>,
): void {
  const pixels = new Uint32Array(data.buffer);
  colour(
    stage,
    strip,
    (map) => limit(stage, map),
    (at, index) => (pixels[at] = PIXELS[index]!),
  );
}

/** What is lit on a strip, as the path of an SVG whose units are cells. */
export function litPath({ first, count, pitch }: Strip, { y, x, rows, cols, map }: Lit): string {
  return Array.from({ length: count }, (_, i) => i)
    .filter((i) => map === 'all' || map === first + i)
    .map((i) => `M${i * pitch + x} ${y}h${cols}v${rows}h${-cols}z`)
    .join('');
}
