import type { Vec3 } from '../slab.ts';
import { layoutOf, NODE } from './layout.ts';
import type { Place } from './place.ts';
import { NARROW } from './margins.ts';
import type { NetworkPose } from './pose.ts';
import type { Part } from './anatomy.ts';
import type { Sheet } from './sheet.ts';

/** Eight points, the farthest in each of these directions: a hull small enough to be mixed. */
const DIRECTIONS = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].map((z) => [x, y, z])));

/** Room for sums and shares at the right of nodes and bars, in cells. */
const WORDS = { wide: 6, narrow: 10.5 };

/**
 * Eight points around what stands in every place of the scene, always in the same order. Where
 * nothing is shown, eight times the middle of what is: hulls grow and shrink but never come and go.
 */
export function hullsOf(sheet: Sheet, pose: NetworkPose): number[][] {
  const layout = layoutOf(sheet, pose);
  const parts = [...sheet.anatomy.parts.values()];
  const lit = parts.filter(({ name }) => pose.light[name]! > 0.5);
  const shown = [...new Set(parts.map(({ home }) => home))].map((home) => {
    const there = lit.find((part) => part.home === home);
    return there ? hullOf(cornersOf(sheet, pose, there, layout.get(there.name)!)) : [];
  });
  const [low, high] = boundsOf(shown.flat());
  const middle = low.map((value, i) => (value + high[i]!) / 2);
  return shown.map((hull) => (hull.length ? hull : DIRECTIONS.map(() => middle)).flat());
}

/** The eight farthest points of two hulls, part by part. */
export function united(a: readonly (readonly number[])[], b: typeof a): number[][] {
  return a.map((hull, i) => hullOf([...pointsOf(hull), ...pointsOf(b[i]!)]).flat());
}

/** The points of a hull that was laid flat for mixing. */
export function pointsOf(flat: readonly number[]): Vec3[] {
  const points: Vec3[] = [];
  for (let i = 0; i < flat.length; i += 3) points.push([flat[i]!, flat[i + 1]!, flat[i + 2]!]);
  return points;
}

function hullOf(points: readonly Vec3[]): Vec3[] {
  return DIRECTIONS.map(([x, y, z]) => {
    let [best, farthest] = [points[0]!, -Infinity];
    for (const point of points) {
      const reach = point[0] * x! + point[1] * y! + point[2] * z!;
      if (reach > farthest) [best, farthest] = [point, reach];
    }
    return best;
  });
}

function cornersOf(sheet: Sheet, pose: NetworkPose, part: Part, places: readonly Place[]): Vec3[] {
  const { star } = sheet.parts.get(part.makes || part.name)!;
  const outs = sheet.anatomy.parts.get(part.makes)?.channels ?? 1;
  const alone = part.makes !== '' && pose.solo[part.name]! > 0.5;
  const words = pose.stage.width < NARROW ? WORDS.narrow : WORDS.wide;
  return places.flatMap(({ at, size }, channel) => {
    if (alone && channel % outs !== star) return [];
    const [w, h, d] = [size[0] / 2, size[1] / 2, size[2] / 2];
    const end = w + (worded(sheet, pose, part) ? words : 0);
    // The first and last pitch of a column of nodes ends at its neighbour that is not there.
    const tall = part.kind === 'dense' ? Math.max(h, NODE.pitch / 2) : h;
    return [-w, end].flatMap((x) =>
      [-tall, tall].flatMap((y) => [-d, d].map((z): Vec3 => [at[0] + x, at[1] + y, at[2] + z])),
    );
  });
}

/** Whether numbers stand at the right of the part: at bars, and at nodes without bars. */
function worded({ anatomy }: Sheet, { light }: NetworkPose, { name, kind }: Part): boolean {
  if (kind === 'softmax') return true;
  const bars = [...anatomy.parts.values()].find(({ from }) => from === name);
  return kind === 'dense' && !(bars && light[bars.name]! > 0.5);
}

function boundsOf(points: readonly Vec3[]): readonly [number[], number[]] {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const point of points)
    for (let i = 0; i < 3; i++) {
      low[i] = Math.min(low[i]!, point[i]!);
      high[i] = Math.max(high[i]!, point[i]!);
    }
  return [low, high];
}
