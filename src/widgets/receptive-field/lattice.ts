import type { LayerField } from './geometry.ts';

/** Where the units of a layer are drawn on the picture, in pixels: equal cells, side by side. */
export interface Lattice {
  readonly top: number;
  readonly left: number;
  readonly step: number;
}

/**
 * A map's units stand where they look, each as wide as its jump; units that have no place on the
 * picture fill it in rows.
 */
export function latticeOf(layer: LayerField, side: number): Lattice {
  const { placed, start, size, jump, rows, columns } = layer;
  if (placed) {
    const from = start + (size - jump) / 2;
    return { top: from, left: from, step: jump };
  }
  const step = Math.min(side / columns, side / rows);
  return { top: (side - rows * step) / 2, left: (side - columns * step) / 2, step };
}

/** The unit, counted from 0, that is drawn nearest to a point of the picture. */
export function unitAt(
  layer: LayerField,
  side: number,
  y: number,
  x: number,
): readonly [row: number, column: number] {
  const { top, left, step } = latticeOf(layer, side);
  const nearest = (at: number, units: number): number =>
    Math.min(units - 1, Math.max(0, Math.floor(at / step)));
  return [nearest(y - top, layer.rows), nearest(x - left, layer.columns)];
}

/** How far the squares and cells of these layers reach out of the picture, at most half its side. */
export function overhang(layers: readonly LayerField[], side: number): number {
  const out = layers.map(({ start, jump, size, rows, placed }) =>
    placed ? Math.max(-start, start + (rows - 1) * jump + size - side) : 0,
  );
  return Math.min(side / 2, Math.max(0, ...out));
}
