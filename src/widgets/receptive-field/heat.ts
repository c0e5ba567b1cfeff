import { lamp, paletteOf } from '#src/scenes/paint/colours.ts';
import { palettePng } from '#src/scenes/paint/png.ts';
import type { Effective } from './effective.ts';

const LEVELS = paletteOf(lamp, 64);

/** Sizes of gradients in the lamp's colours, dark for 0, bright for the largest: a data URL. */
export function heat({ sizes, rows, columns }: Effective): string {
  const largest = Math.max(Number.MIN_VALUE, ...sizes);
  const level = (size: number): number => Math.round((size / largest) * (LEVELS.length - 1));
  return palettePng(Uint8Array.from(sizes, level), columns, rows, LEVELS);
}
