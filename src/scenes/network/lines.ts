import { mix } from '#src/story/timeline.ts';
import { axesOf } from '../camera.ts';
import type { Line, Vec3 } from '../slab.ts';
import { pointOn, type Layout } from './place.ts';
import { LENS } from './anatomy.ts';
import { lensStrength } from './faces.ts';
import { thread } from './light.ts';
import { clamped } from './motions.ts';
import type { NetworkPose } from './pose.ts';
import type { Sheet, Sheeted } from './sheet.ts';

/** Products drawn in the sum of the answer, and in each of the others. */
const MOST = { answer: 28, others: 8 };

/** The threads of the lens; and sum after sum the products that weigh most in it. */
export function linesOf(sheet: Sheet, pose: NetworkPose, layout: Layout): Line[] {
  return [...lensThreads(sheet, pose, layout), ...sumsOf(sheet, pose, layout)];
}

/** From the corners of the pixels under the lens to those of the lens. */
function lensThreads(sheet: Sheet, pose: NetworkPose, layout: Layout): Line[] {
  const opacity = lensStrength(sheet, pose);
  if (opacity === 0) return [];
  const input = sheet.parts.get('input')!;
  const [from] = layout.get('input')!;
  const [to] = layout.get('lens')!;
  const [y, x] = sheet.patch;
  // The lens stands in front of its own far corners: threads to them end at its edge.
  const { right } = axesOf(pose.azimuth, pose.elevation);
  const along = ([px, , pz]: Vec3): number => px * right[0] + pz * right[2];
  const edge = along(pointOn(to!, 1, 1, 0, 0));
  return [0, 1].flatMap((v) =>
    [0, 1].map((u) => {
      const start = pointOn(from!, input.rows, input.cols, y + v * LENS, x + u * LENS);
      const end = pointOn(to!, 1, 1, v, u);
      const k = clamped((edge - along(start)) / (along(end) - along(start)));
      return thread(start, mix(start, end, k), opacity);
    }),
  );
}

/** Node after node, its weightiest products; those of the answer stay strong. */
function sumsOf(sheet: Sheet, pose: NetworkPose, layout: Layout): Line[] {
  return [...sheet.products.keys()].flatMap((name) => {
    const dense = sheet.parts.get(name)!;
    const line = sheet.parts.get(dense.from)!;
    const opacity = pose.light[name]! * pose.light[line.name]!;
    const done = clamped(pose.done[name]!);
    if (opacity < 0.02 || done === 0 || line.cols !== 1) return [];
    return Array.from({ length: dense.channels }, (_, o) => o).flatMap((o) => {
      const grown = clamped(done * dense.channels - o);
      return grown > 0 ? sumLines(sheet, layout, dense, o, grown, opacity) : [];
    });
  });
}

function sumLines(
  { parts, products, answer }: Sheet,
  layout: Layout,
  dense: Sheeted,
  node: number,
  grown: number,
  opacity: number,
): Line[] {
  const line = parts.get(dense.from)!;
  const [column] = layout.get(line.name)!;
  const end = pointOn(layout.get(dense.name)![node]!, 1, 1, 0.5, 0);
  const all = products.get(dense.name)![node]!;
  const heaviest = Math.abs(all[0]?.value ?? 1);
  const strong = node === answer;
  return all.slice(0, strong ? MOST.answer : MOST.others).map(({ from, value }): Line => {
    const share = Math.abs(value) / heaviest;
    const start = pointOn(column!, line.rows, 1, from + 0.5, 1);
    return {
      from: start,
      to: mix(start, end, grown),
      tone: value > 0 ? 'plus' : 'minus',
      width: 0.7 + (strong ? 2.4 : 1) * share,
      opacity: opacity * (strong || grown < 1 ? 0.35 + 0.6 * share : 0.28),
      layer: 'over',
    };
  });
}
