import { valueAt, type Slab, type Tile, type Values } from '../slab.ts';
import { lampAt } from './inks.ts';
import { palettePng } from './png.ts';

/** Steps of colour from zero to each end of the scale. */
const LEVELS = 48;

/** The cells of a face at rest: enough to draw them, and a name that is the same for equal ones. */
export interface Plate {
  readonly id: string;
  /** Plates of one part lie side by side in one picture. */
  readonly part: string;
  readonly tile: Tile;
  readonly rows: number;
  readonly cols: number;
  readonly limit: number;
  /** Whether negative cells are drawn as empty. */
  readonly rectified: boolean;
}

/** The plate under the face of a slab. */
export function plateOf({ part, tile, rows, cols, limit, empty }: Slab): Plate {
  const rectified = empty > 0;
  const id = `${tile.offset.toString(36)}x${rows}${rectified ? 'r' : ''}`;
  return { id, part, tile, rows, cols, limit, rectified };
}

/**
 * Pictures of plates as SVG definitions: the maps of a part side by side in one PNG, and for each
 * a window onto it that `<use>` can show. `prefix` keeps the ids of two pictures on a page apart.
 */
export function plateMarkup(sheet: Values, plates: readonly Plate[], prefix: string): string {
  const unique = [...new Map(plates.map((plate) => [plate.id, plate])).values()];
  const strips = Map.groupBy(
    unique,
    ({ part, rows, cols, rectified }) => `${part}${rows}x${cols}${rectified ? 'r' : ''}`,
  );
  return [...strips.values()]
    .map((strip) => {
      const { rows, cols, id: first } = strip[0]!;
      const name = `${prefix}maps-${first}`;
      const size = `width="${cols * strip.length}" height="${rows}"`;
      const windows = strip.map(({ id }, i) => {
        const view = `width="${cols}" height="${rows}" viewBox="${i * cols} 0 ${cols} ${rows}"`;
        return `<svg id="${prefix}${id}" ${view}><use href="#${name}"/></svg>`;
      });
      return `<image id="${name}" ${size} href="${stripPng(sheet, strip)}"/>${windows.join('')}`;
    })
    .join('\n');
}

function stripPng(sheet: Values, strip: readonly Plate[]): string {
  const { rows, cols } = strip[0]!;
  const levels = new Int8Array(rows * cols * strip.length);
  strip.forEach(({ tile, limit, rectified }, i) => {
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < cols; x++) {
        const value = Math.min(1, Math.max(rectified ? 0 : -1, valueAt(sheet, tile, y, x) / limit));
        levels[(y * strip.length + i) * cols + x] = Math.round(value * LEVELS);
      }
  });
  const lowest = levels.reduce((low, level) => Math.min(low, level), 0);
  const palette = Array.from({ length: LEVELS - lowest + 1 }, (_, n) =>
    lampAt((n + lowest) / LEVELS),
  );
  const indices = Uint8Array.from(levels, (level) => level - lowest);
  return palettePng(indices, cols * strip.length, rows, palette);
}
