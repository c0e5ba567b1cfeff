import type { NetworkSpec } from '#engine/index.ts';
import { stepOf, type LayerField } from './geometry.ts';

/**
 * Which rows (or columns; every layer is square) of each layer of a chain of maps go into the
 * given cells of the layer `name`: of the input first, of that layer last. Followed tap by tap,
 * as padding within the network and the gaps of a dilated kernel leave cells out.
 */
export function needed(
  spec: NetworkSpec,
  fields: readonly LayerField[],
  name: string,
  cells: readonly number[],
): readonly (readonly number[])[] {
  const last = spec.layers.findIndex((layer) => layer.name === name);
  const lines = [cells];
  for (let i = last; i >= 0; i--) {
    const { window, dilation, stride, padding } = stepOf(spec.layers[i]!);
    const taps = Array.from({ length: window || 1 }, (_, v) => v * dilation - padding);
    const below = lines[0]!.flatMap((cell) => taps.map((tap) => cell * stride + tap));
    const there = below.filter((cell) => cell >= 0 && cell < fields[i]!.rows);
    lines.unshift([...new Set(there)].sort((a, b) => a - b));
  }
  return lines;
}
