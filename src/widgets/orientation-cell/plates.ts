import { paletteOf } from '#src/scenes/paint/colours.ts';
import { palettePng } from '#src/scenes/paint/png.ts';

const GREYS = paletteOf(['#151c26', '#f7f7f4'], 64);

/** A square of light, 0 dark … 1 light, as a grey picture: a data URL. */
export function grey(values: Float32Array): string {
  const side = Math.sqrt(values.length);
  const level = (light: number): number => Math.round(light * (GREYS.length - 1));
  return palettePng(Uint8Array.from(values, level), side, side, GREYS);
}

/** Cells of one colour, as one path. */
export interface Tint {
  /** Colour from the theme's diverging map. */
  readonly fill: string;
  readonly path: string;
}

export const LEVELS = 16;

/** Signed numbers in a square as cells in the diverging colours of the theme; ±`limit` is full. */
export function diverging(values: Float32Array, limit: number): readonly Tint[] {
  const side = Math.sqrt(values.length);
  const paths = new Map<number, string>();
  for (const [i, value] of values.entries()) {
    const k = Math.min(1, Math.max(-1, value / limit));
    const level = Math.round(((k + 1) / 2) * LEVELS);
    const cell = `M${i % side} ${Math.floor(i / side)}h1v1h-1z`;
    paths.set(level, (paths.get(level) ?? '') + cell);
  }
  return [...paths].map(([level, path]) => ({ fill: fillOf(level), path }));
}

/** The theme has nine colours from −1 to +1; between two of them lies a mix. */
export function fillOf(level: number): string {
  const at = (level * 8) / LEVELS;
  const low = `var(--div-${Math.floor(at)})`;
  return Number.isInteger(at) ? low : `color-mix(in oklab, ${low}, var(--div-${Math.ceil(at)}))`;
}
