import { faceOf } from '../camera.ts';
import { valueAt, type Frame, type Values } from '../slab.ts';
import { fillOf, quad } from './shapes.ts';

/** The cells in flight, those of one colour in one path: they fly in front of everything. */
export function cellsMarkup({ camera, cells }: Frame, sheet: Values): string {
  const paths = new Map<string, string>();
  for (const cell of cells) {
    const fill = fillOf(valueAt(sheet, cell.tile, 0, 0) / cell.limit);
    const opacity = cell.opacity < 0.99 ? ` opacity="${cell.opacity.toFixed(1)}"` : '';
    const look = `class="k-${cell.hue} plate-rim thin" fill="${fill}"${opacity}`;
    const d = quad(faceOf(camera, cell), [0, 0, 1, 1]);
    paths.set(look, (paths.get(look) ?? '') + d);
  }
  return [...paths].map(([look, d]) => `<path ${look} d="${d}"/>`).join('');
}
