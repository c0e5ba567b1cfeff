import { mix } from '#src/story/timeline.ts';
import type { Slab, Vec3 } from '../slab.ts';
import { pointOn, type Layout } from './place.ts';
import { clamped, travelled } from './motions.ts';
import type { NetworkPose } from './pose.ts';
import { tileOf, type Sheet, type Sheeted } from './sheet.ts';

/** Cells in flight have no sides to speak of. */
const THIN = 0.02;
/** How high a cell rises between map and line, in cells of the input. */
const ARC = 2;

/**
 * The cells between the maps and the line, in the order in which they lie in memory: row, column,
 * channel. None before the first has set out and after the last has arrived.
 */
export function cellsInFlight(sheet: Sheet, pose: NetworkPose, layout: Layout): Slab[] {
  return [...sheet.parts.values()]
    .filter(({ kind }) => kind === 'flatten')
    .flatMap((line) => peeling(sheet, pose, layout, line));
}

function peeling(sheet: Sheet, pose: NetworkPose, layout: Layout, line: Sheeted): Slab[] {
  const maps = sheet.parts.get(line.from)!;
  const k = clamped(pose.done[line.name]!);
  const light = Math.min(pose.light[line.name]!, pose.light[maps.name]!);
  if (k <= 0 || k >= 1 || light < 0.02) return [];
  const places = layout.get(maps.name)!;
  const [target] = layout.get(line.name)!;
  const slot = target!.size[1] / line.rows;
  const cells: Slab[] = [];
  for (let i = 0; i < line.rows; i++) {
    const s = travelled(k, i, line.rows);
    if (s <= 0 || s >= 1) continue;
    const x = Math.floor(i / maps.channels) % maps.cols;
    const y = Math.floor(i / maps.channels / maps.cols);
    const place = places[i % maps.channels]!;
    const from = pointOn(place, maps.rows, maps.cols, y + 0.5, x + 0.5);
    const to = pointOn(target!, line.rows, 1, i + 0.5, 0.5);
    const arc = Math.sin(Math.PI * s) * ARC;
    const at = mix(from, to, s);
    const cell = place.size[0] / maps.cols;
    // Stretched to the width of the line only on the last stretch, where it falls into place.
    const size: Vec3 = [mix(cell, target!.size[0], s ** 4), mix(cell, slot, s), THIN];
    cells.push({
      id: `${line.name}/cell/${i}`,
      part: line.name,
      channel: i,
      hue: line.hue,
      at: [at[0], at[1] + arc * 0.5, at[2] + arc + 0.1],
      size,
      rows: 1,
      cols: 1,
      tile: { ...tileOf(sheet, line.name, 0), offset: line.offset + i },
      palette: 'lamp',
      limit: line.limit,
      opacity: light,
      ghost: 0,
      filled: [0, 1],
      empty: 0,
      pooled: 0,
      rim: 0.5,
      covered: [1, 1],
      print: 0,
      mark: null,
      lit: 0,
    });
  }
  return cells;
}
