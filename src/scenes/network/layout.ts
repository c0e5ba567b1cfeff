import { mix, smooth } from '#src/story/timeline.ts';
import type { Vec3 } from '../slab.ts';
import type { Part } from './anatomy.ts';
import { kernelPlace, roomForKernels } from './kernels.ts';
import { clamped, shrunk } from './motions.ts';
import { airOf, pointOn, THICK, type Ground, type Layout, type Place } from './place.ts';
import type { NetworkPose } from './pose.ts';
import type { Sheet } from './sheet.ts';

/** The line of a flattened picture, the nodes of a dense layer, the bars of a softmax. */
export const LINE = { width: 3, height: 36 };
export const NODE = { size: 2.4, pitch: 3.6 };
export const BAR = 31;
const FOLD_GAP = 12;

/** Between the maps of a fan, in cells. */
const marginOf = (ground: Ground): number => airOf(ground, 4, 1 / 3);

/**
 * A stretch of the row. The row runs from left to right *on the stage*, whatever the shot: plates
 * turn about their own axes, so the row stays level and as short as the turned plates allow.
 */
interface Slot {
  readonly left: number;
  readonly before: number;
  readonly pitch: number;
  readonly y: number;
}

/** Layers stand from left to right, each as wide as its fan, its kernels and its depth ask for. */
export function layoutOf(sheet: Sheet, pose: NetworkPose): Layout {
  const angle = (pose.azimuth * Math.PI) / 180;
  const ground: Ground = { sheet, pose, cos: Math.cos(angle), sin: Math.sin(angle) };
  const slots = slotsOf(ground);
  const layout = new Map<string, Place[]>();
  const { parts } = sheet.anatomy;
  for (const part of parts.values()) {
    const slot = slots.get(part.home);
    if (!slot) continue;
    const own = mapPlaces(ground, part, slot);
    layout.set(part.name, emerging(ground, part, own, layout.get(part.from)));
  }
  for (const part of parts.values())
    if (part.makes)
      layout.set(
        part.name,
        Array.from({ length: part.channels }, (_, c) => kernelPlace(ground, layout, part, c)),
      );
  return layout;
}

/** A pooled map starts as large as the cells its windows cover, and shrinks to its own size. */
export function sizeOfMap({ pose }: Ground, { name, kind, rows, cols }: Part) {
  const factor = kind === 'maxPool' ? mix(2, 1, shrunk(clamped(pose.done[name]!))) : 1;
  const scale = pose.scale[name]! * factor;
  return { rows: rows * scale, cols: cols * scale };
}

function slotsOf(ground: Ground): Map<string, Slot> {
  const { pose, sheet } = ground;
  const { parts, row } = sheet.anatomy;
  const fold = row.filter((name) => parts.get(name)!.kind === 'conv')[1];
  const slots = new Map<string, Slot>();
  const tall = [0, 0];
  let [x, turn, line] = [0, 0, 0];
  for (const name of row) {
    const part = parts.get(name)!;
    if (name === fold) [turn, line] = [x, 1];
    const { width, before, pitch, height } = extentOf(ground, part);
    slots.set(name, { left: x, before, pitch, y: line });
    tall[line] = Math.max(tall[line]!, height * pose.light[name]!);
    const there = part.kind === 'lens' ? pose.light[name]! : 1;
    x += (width + pose.air) * there;
  }
  const drop = (tall[0]! + tall[1]!) / 2 + FOLD_GAP;
  for (const [name, slot] of slots)
    if (slot.y === 1)
      slots.set(name, { ...slot, left: slot.left - turn * pose.fold, y: -drop * pose.fold });
  return slots;
}

/** How much of the row a part takes, in cells along the row, and how tall it is. */
function extentOf(ground: Ground, part: Part) {
  const { pose, cos, sin } = ground;
  const { name, kind, channels } = part;
  const scale = pose.scale[name]!;
  const flat = (width: number, height: number) => {
    return { width: width * scale * cos, before: 0, pitch: 0, height: height * scale };
  };
  if (kind === 'flatten') return flat(LINE.width, LINE.height);
  if (kind === 'dense') return flat(NODE.size, NODE.pitch * channels);
  if (kind === 'softmax') return flat(BAR, NODE.pitch * channels);
  const { rows, cols } = sizeOfMap(ground, part);
  const { before, after } = roomForKernels(ground, part);
  const columns = pose.columns[name]!;
  const stack = cols * cos + before + after + (channels - 1) * pose.gap[name]! * sin;
  const margin = marginOf(ground);
  const pitch = cols * cos + before + after + margin;
  const lines = Math.ceil(channels / columns);
  return {
    width: mix(stack, columns * pitch - margin, pose.spread[name]!),
    before,
    pitch,
    height: mix(rows, lines * (rows + margin) - margin, pose.spread[name]!),
  };
}

function mapPlaces(ground: Ground, part: Part, slot: Slot): Place[] {
  const { pose, cos, sin, sheet } = ground;
  const { name, kind, channels } = part;
  const scale = pose.scale[name]!;
  const along = (s: number, y: number, back: number): Vec3 => [
    s * cos,
    slot.y + y,
    -s * sin - back,
  ];
  const column = (width: number, height: number, pitch: number) =>
    Array.from({ length: channels }, (_, c): Place => {
      const y = ((channels - 1) / 2 - c) * pitch * scale;
      const size: Vec3 = [width * scale, height * scale, THICK];
      return { at: along(slot.left + (size[0] * cos) / 2, y, 0), size };
    });
  if (kind === 'flatten') return column(LINE.width, LINE.height, 0);
  if (kind === 'dense') return column(NODE.size, NODE.size, NODE.pitch);
  if (kind === 'softmax') return column(BAR, NODE.size, NODE.pitch);
  const { rows, cols } = sizeOfMap(ground, part);
  const { star } = sheet.parts.get(name)!;
  const columns = pose.columns[name]!;
  const spread = pose.spread[name]!;
  return Array.from({ length: channels }, (_, c): Place => {
    const [col, line] = gridAt(c, columns);
    const height = Math.ceil(channels / columns) - 1;
    const y = (height / 2 - line) * (rows + marginOf(ground)) * spread;
    const order = (c - star + channels) % channels;
    const s = slot.left + slot.before + (cols * cos) / 2 + col * slot.pitch * spread;
    return { at: along(s, y, order * pose.gap[name]! * (1 - spread)), size: [cols, rows, THICK] };
  });
}

/** Column and line of a map in a fan; between two whole numbers of columns, on its way. */
function gridAt(channel: number, columns: number): readonly [col: number, line: number] {
  const at = (n: number) => [channel % n, Math.floor(channel / n)] as const;
  const few = Math.floor(columns);
  return few === columns ? at(few) : mix(at(few), at(few + 1), columns - few);
}

/** What is on its way out of the part it is made from: a pooled map, and the lens. */
function emerging(
  { pose, sheet }: Ground,
  part: Part,
  own: Place[],
  source: readonly Place[] | undefined,
): Place[] {
  const from = sheet.anatomy.parts.get(part.from);
  const lens = part.kind === 'lens';
  const k = lens ? clamped(pose.done[part.name]!) : pose.out[part.name]!;
  if (!from || !source || k >= 1 || !(lens || part.kind === 'maxPool')) return own;
  const [y, x] = lens ? sheet.patch : [0, 0];
  const cells = lens ? [part.rows, part.cols] : [part.rows * 2, part.cols * 2];
  return own.map((place, c): Place => {
    const { rows, cols } = from;
    const low = pointOn(source[c]!, rows, cols, y, x);
    const high = pointOn(source[c]!, rows, cols, y + cells[0]!, x + cells[1]!);
    const at: Vec3 = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2] + THICK];
    const size: Vec3 = [high[0] - low[0], low[1] - high[1], THICK];
    return mix({ at, size }, place, smooth(k));
  });
}
