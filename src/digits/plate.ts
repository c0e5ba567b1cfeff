import { lamp, paletteOf } from '#src/scenes/paint/colours.ts';
import { palettePng } from '#src/scenes/paint/png.ts';
import { CELLS } from './strokes.ts';

const LEVELS = paletteOf(lamp, 64);

/** A digit (28×28, 0 paper … 1 ink; beyond is clamped) as a PNG in the lamp's colours: a data URL. */
export function plate(pixels: ArrayLike<number>): string {
  const top = LEVELS.length - 1;
  const level = (ink: number) => Math.round(top * Math.min(1, Math.max(0, ink)));
  return palettePng(Uint8Array.from(pixels, level), CELLS, CELLS, LEVELS);
}
