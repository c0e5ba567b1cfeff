import { mix } from '#src/story/timeline.ts';
import type { Vec3 } from '../slab.ts';
import type { Part } from './anatomy.ts';
import { airOf, THICK, type Ground, type Layout, type Place } from './place.ts';

/** Side of a kernel's cell, in cells of the map it reads: the first kernels are a close-up. */
const CELL = { first: 3.6, deeper: 2 };

/** Between a kernel and the map it stands beside, in cells. */
const awayOf = (ground: Ground): number => airOf(ground, 2.4, 1 / 4);

/** Room along the row that a map needs for kernels at its left (its own) and right (its readers'). */
export function roomForKernels(ground: Ground, { name }: Part): { before: number; after: number } {
  const { pose, cos } = ground;
  let [before, after] = [0, 0];
  for (const kernel of ground.sheet.anatomy.parts.values()) {
    const light = pose.light[kernel.name]!;
    const beside = pose.spread[kernel.name]!;
    if (!kernel.makes || light === 0) continue;
    const width = kernel.cols * cellOf(ground, kernel) * cos;
    if (kernel.makes === name)
      before = light * (1 - beside) * (width + skew(ground, kernel) + awayOf(ground));
    if (kernel.from === name) after = light * beside * (width + awayOf(ground));
  }
  return { before, after };
}

/** A slice stands beside the map it makes, behind its fellows, or (spread) beside the map it reads. */
export function kernelPlace(ground: Ground, layout: Layout, kernel: Part, channel: number): Place {
  const { pose, cos, sin, sheet } = ground;
  const outs = sheet.anatomy.parts.get(kernel.makes)!.channels;
  const depth = Math.floor(channel / outs);
  const cell = cellOf(ground, kernel);
  const size: Vec3 = [kernel.cols * cell, kernel.rows * cell, THICK];
  const map = layout.get(kernel.makes)![channel % outs]!;
  const source = layout.get(kernel.from)![depth]!;
  const along = (place: Place, s: number, back: number): Vec3 => [
    place.at[0] + s * cos,
    place.at[1],
    place.at[2] - s * sin - back,
  ];
  const left = -((map.size[0] + size[0]) * cos) / 2 - awayOf(ground) - skew(ground, kernel);
  const right = ((source.size[0] + size[0]) * cos) / 2 + awayOf(ground) * 0.6;
  const own = along(map, left, depth * pose.gap[kernel.name]!);
  return { at: mix(own, along(source, right, 0), pose.spread[kernel.name]!), size };
}

const cellOf = ({ pose }: Ground, { name, from }: Part): number =>
  pose.scale[name]! * (from === 'input' ? CELL.first : CELL.deeper);

/** How far the slices of one kernel reach along the row because they stand behind each other. */
function skew({ pose, sin, sheet }: Ground, { name, from }: Part): number {
  return (sheet.anatomy.parts.get(from)!.channels - 1) * pose.gap[name]! * sin;
}
