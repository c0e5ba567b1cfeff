import type { Frame, Line, Slab, Vec3 } from '../slab.ts';
import { pointOn } from './place.ts';
import type { Sheet } from './sheet.ts';
import { cellsOn, trailOf, type Patch, type Spot, type Trail } from './trail.ts';

/** Lines of one weighted sum that are drawn when all eyes are on it. */
const MOST = 28;
/** Below this opacity a slab is not there to be threaded. */
export const THERE = 0.3;

/** What of a frame the light changes. */
export type Lit = Pick<Frame, 'slabs' | 'lines'>;

/**
 * The slabs and lines with one cell lit: its frame, the frames around the cells and weights that
 * made it, and the threads between them. `strength` 0 to 1.
 */
export function withTrail(lit: Lit, sheet: Sheet, spot: Spot, strength = 1): Lit {
  const trail = trailOf(sheet, spot);
  const slabs = framed(lit.slabs, sheet, [trail.spot, ...trail.inputs, ...trail.weights], strength);
  const byId = new Map(slabs.map((slab) => [slab.id, slab]));
  return { slabs, lines: [...lit.lines, ...threadsOf(trail, byId, sheet, strength)] };
}

/** The slabs with a lit frame around each of these patches. */
export function framed(
  slabs: readonly Slab[],
  { parts }: Sheet,
  patches: readonly Patch[],
  strength: number,
): Slab[] {
  const bySlab = new Map(patches.map((patch) => [patch.slab, patch]));
  return slabs.map((slab) => {
    const patch = bySlab.get(slab.id);
    if (!patch) return slab;
    return { ...slab, mark: cellsOn(slab, parts.get(patch.part)!, patch.cells), lit: strength };
  });
}

/** The four corners of what is framed on a slab, in a fixed order; of all of it if nothing is. */
export function cornersOn(slab: Slab): Vec3[] {
  const [y, x, rows, cols] = slab.mark ?? [0, 0, slab.rows, slab.cols];
  return CORNERS.map(([v, u]) => pointOn(slab, slab.rows, slab.cols, y + v * rows, x + u * cols));
}

const CORNERS = [0, 1].flatMap((v) => [0, 1].map((u) => [v, u] as const));

/** A line of the lamp's light. */
export const thread = (from: Vec3, to: Vec3, opacity: number): Line => ({
  from,
  to,
  tone: 'field',
  width: 1.1,
  opacity,
  layer: 'over',
});

function threadsOf(
  trail: Trail,
  slabs: ReadonlyMap<string, Slab>,
  sheet: Sheet,
  strength: number,
): Line[] {
  const target = slabs.get(trail.spot.slab)!;
  if (target.opacity < THERE) return [];
  const products = sheet.products.get(trail.sources.layer);
  if (products) return sumLines(slabs, sheet, trail, products[trail.sources.cell[0]!]!);
  const inputs = trail.inputs.filter(({ slab }) => slabs.get(slab)!.opacity >= THERE);
  const opacity = strength * target.opacity;
  // Through the kernel, where the kernel stands between the maps.
  const via = trail.weights.map(({ slab }) => slabs.get(slab)!);
  const seen = via.every((slab) => slab.opacity >= THERE);
  if (inputs.length === 1)
    return cornerThreads(slabs, inputs[0]!, seen ? via[0] : undefined, trail.spot, opacity);
  return inputs.flatMap(({ slab, cells }, i) => {
    const from = slabs.get(slab)!;
    const stop = seen && via[i] && beside(via[i], from) ? via[i] : undefined;
    const mark = cellsOn(from, sheet.parts.get(from.part)!, cells);
    const middle = pointOn(from, from.rows, from.cols, mark[0] + mark[2] / 2, mark[1] + mark[3]);
    const end = pointOn(target, target.rows, target.cols, ...middleOf(target));
    if (!stop) return passing(middle, end, target, opacity);
    const into = pointOn(stop, 1, 1, 0.5, 0);
    return [
      thread(middle, into, opacity),
      ...passing(pointOn(stop, 1, 1, 0.5, 1), end, target, opacity),
    ];
  });
}

/**
 * From the corners of a window to those of the cell it makes; where a kernel stands between them,
 * from right edge to left edge, so that no thread crosses what is written on it.
 */
function cornerThreads(
  slabs: ReadonlyMap<string, Slab>,
  input: Patch,
  via: Slab | undefined,
  spot: Patch,
  opacity: number,
): Line[] {
  const starts = cornersOn(slabs.get(input.slab)!);
  const ends = cornersOn(slabs.get(spot.slab)!);
  if (!via) return starts.map((start, corner) => thread(start, ends[corner]!, opacity));
  return [0, 1].flatMap((v) => [
    thread(starts[2 * v + 1]!, pointOn(via, 1, 1, v, 0), opacity),
    thread(pointOn(via, 1, 1, v, 1), ends[2 * v]!, opacity),
  ]);
}

/** The weightiest products of one sum, from the line into the node. */
function sumLines(
  slabs: ReadonlyMap<string, Slab>,
  sheet: Sheet,
  trail: Trail,
  products: readonly { readonly from: number; readonly value: number }[],
): Line[] {
  const line = slabs.get(`${trail.inputs[0]?.part}/0`);
  const node = slabs.get(trail.spot.slab)!;
  if (!line || line.opacity < THERE) return [];
  const top = Math.abs(products[0]?.value ?? 1);
  const { rows } = sheet.parts.get(line.part)!;
  return products.slice(0, MOST).map(({ from, value }): Line => {
    const share = Math.abs(value) / top;
    return {
      from: pointOn(line, rows, 1, from + 0.5, 1),
      to: pointOn(node, 1, 1, 0.5, 0),
      tone: value > 0 ? 'plus' : 'minus',
      width: 0.7 + 2.4 * share,
      opacity: 0.35 + 0.6 * share,
      layer: 'over',
    };
  });
}

/** A thread that runs behind all plates until it comes to the one it belongs to. */
function passing(from: Vec3, to: Vec3, target: Slab, opacity: number): Line[] {
  const edge = target.at[0] - target.size[0] / 2;
  const k = (edge - from[0]) / (to[0] - from[0]);
  if (!(k > 0 && k < 1)) return [thread(from, to, opacity)];
  const at = from.map((value, i) => value + (to[i]! - value) * k) as unknown as Vec3;
  return [{ ...thread(from, at, opacity), layer: 'under' }, thread(at, to, opacity)];
}

const middleOf = ({ mark }: Slab): [y: number, x: number] =>
  mark ? [mark[0] + mark[2] / 2, mark[1] + mark[3] / 2] : [0.5, 0.5];

/** Whether a slice stands at the right of the map it reads, and not in a heap elsewhere. */
const beside = (slice: Slab, map: Slab): boolean =>
  Math.abs(slice.at[1] - map.at[1]) < map.size[1] / 2;
