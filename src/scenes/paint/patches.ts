import { valueAt, type Slab, type Values } from '../slab.ts';

/** A rectangle of a slab's front in one colour: edges in cells, and the value that gives it. */
export interface Patch {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly value: number;
}

/**
 * What lies on top of the cells of a face while it changes: the shrinking rests of negative cells,
 * the growing winners of the windows. None on a face at rest. The shader draws the same.
 */
export function patchesOf(sheet: Values, slab: Slab): Patch[] {
  if (slab.pooled > 0) return winnersOf(sheet, slab);
  return slab.empty > 0 && slab.empty < 1 ? negativesOf(sheet, slab) : [];
}

/** How far a collapsing face has gone dark around its winners. */
export const dimOf = ({ pooled }: Slab): number => Math.min(1, pooled * 1.6);

function negativesOf(sheet: Values, { rows, cols, tile, empty }: Slab): Patch[] {
  const patches: Patch[] = [];
  const rest = (1 - empty) / 2;
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < cols; x++) {
      const value = valueAt(sheet, tile, y, x);
      if (value >= 0) continue;
      const [left, right] = [x + 0.5 - rest, x + 0.5 + rest];
      patches.push({ left, right, top: y + 0.5 - rest, bottom: y + 0.5 + rest, value });
    }
  return patches;
}

function winnersOf(sheet: Values, { rows, cols, tile, pooled }: Slab): Patch[] {
  const patches: Patch[] = [];
  const grown = (from: number, to: number): number => from + (to - from) * pooled;
  for (let y = 0; y + 1 < rows; y += 2)
    for (let x = 0; x + 1 < cols; x += 2) {
      let best = { y, x, value: valueAt(sheet, tile, y, x) };
      for (let i = 1; i < 4; i++) {
        const at = { y: y + (i >> 1), x: x + (i & 1) };
        const value = valueAt(sheet, tile, at.y, at.x);
        if (value > best.value) best = { ...at, value };
      }
      patches.push({
        left: grown(best.x, x),
        top: grown(best.y, y),
        right: grown(best.x + 1, x + 2),
        bottom: grown(best.y + 1, y + 2),
        value: best.value,
      });
    }
  return patches;
}
