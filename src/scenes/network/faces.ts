import type { Palette, Slab } from '../slab.ts';
import { LENS, type Part } from './anatomy.ts';
import { arrived, clamped, collapsed, faded, left, swept } from './motions.ts';
import type { Layout, Place } from './place.ts';
import type { NetworkPose } from './pose.ts';
import { tileOf, type Sheet, type Sheeted } from './sheet.ts';

/** From this width of a cell on, in pixels, its number can be read: `.07`, or one figure. */
const LEGIBLE = { fraction: 26, whole: 19 };
/** Cells of the largest map that is written out: nine rows of nine. */
const MOST_PRINTED = 81;

type Drawn = { -readonly [K in keyof Slab]: Slab[K] };

/** What the faces of one part have in common. */
interface Look {
  readonly sheet: Sheet;
  readonly pose: NetworkPose;
  readonly part: Sheeted;
  readonly light: number;
  readonly done: number;
  readonly solo: number;
  /** Rows and columns that the windows of a pool beside it cover. */
  readonly covered: readonly [rows: number, cols: number];
  /** Places of the map that have set out for the line. */
  readonly gone: number;
  /** Pixels to a cell of the input. */
  readonly scale: number;
}

/**
 * Every channel of every part as a slab, in a fixed order; the bars of a softmax with their room.
 * `scale` is that of the camera: numbers are printed where they can be read.
 */
export function slabsOf(sheet: Sheet, pose: NetworkPose, layout: Layout, scale: number): Slab[] {
  const slabs: Slab[] = [];
  for (const part of sheet.parts.values()) {
    const look: Look = {
      sheet,
      pose,
      part,
      light: lightOf(sheet, pose, part),
      done: clamped(pose.done[part.name]!),
      solo: pose.solo[part.name]!,
      covered: coveredOf(sheet, pose, part),
      gone: part.kind === 'maxPool' ? goneFrom(sheet, pose, part) : 0,
      scale,
    };
    const places = layout.get(part.name)!;
    for (let c = 0; c < part.channels; c++) {
      const slab = plain(look, c, places[c]!);
      if (look.light > 0) drawFace(look, slab);
      slabs.push(slab);
    }
    if (part.kind === 'softmax') places.forEach((place, c) => slabs.push(roomOf(look, c, place)));
  }
  return slabs;
}

/** A slab whose face is at rest. */
function plain({ sheet, part, light, covered }: Look, channel: number, place: Place): Drawn {
  const { name, kind, hue, rows, cols, limit } = part;
  return {
    id: `${name}/${channel}`,
    part: name,
    channel,
    hue,
    at: place.at,
    size: place.size,
    rows,
    cols,
    tile: tileOf(sheet, name, channel),
    palette: paletteOf(kind),
    limit,
    opacity: light,
    ghost: 0,
    filled: [0, rows * cols],
    empty: 0,
    pooled: 0,
    covered,
    rim: 1,
    print: 0,
    mark: null,
    lit: 0,
  };
}

/** How far numbers can be read in the cells: of small maps drawn large, and of no others. */
function legible({ sheet, part, scale }: Look, { cols, size, pooled }: Drawn): number {
  // A pool is written on where its source can be: its numbers come from there.
  const { rows: high, cols: wide } = part.kind === 'maxPool' ? sheet.parts.get(part.from)! : part;
  if (high * wide > MOST_PRINTED) return 0;
  const width = (size[0] / cols) * scale * (1 + pooled);
  return clamped((width - LEGIBLE[part.whole ? 'whole' : 'fraction']) / 4);
}

/** Of maps that stand behind each other only the first can be written on. */
const uncovered = ({ pose, part }: Look, channel: number): number =>
  channel === part.star ? 1 : clamped(pose.spread[part.name]! * 4 - 3);

/** What the work of its layer does to a face. */
function drawFace(look: Look, slab: Drawn): void {
  const { sheet, pose, part, done, solo, gone } = look;
  const { channel } = slab;
  const { star, from, rows, cols } = part;
  switch (part.kind) {
    case 'input':
      slab.lit = lensStrength(sheet, pose);
      if (slab.lit > 0) slab.mark = [...sheet.patch, LENS, LENS];
      slab.print = uncovered(look, channel) * legible(look, slab);
      break;
    case 'lens':
      slab.opacity *= clamped(done * 4);
      slab.print = clamped(done * 3 - 2);
      break;
    case 'kernel': {
      const alone = makesStar(sheet, part, channel) ? 1 : 0;
      slab.opacity *= alone || 1 - solo;
      slab.print = alone * solo * legible(look, slab);
      break;
    }
    case 'conv':
      slab.filled = [0, swept(done, rows * cols)];
      slab.print = uncovered(look, channel) * legible(look, slab);
      break;
    case 'relu':
      if (done < 1) slab.tile = tileOf(sheet, from, channel);
      slab.empty = done < 1 ? done : 0;
      break;
    case 'maxPool':
      if (done < 1) drawWindows(slab, sheet, part, done);
      else slab.filled = [gone, rows * cols];
      slab.print = uncovered(look, channel) * legible(look, slab);
      break;
    case 'flatten':
      slab.filled = [0, arrived(done, rows)];
      break;
    case 'dense':
      slab.filled = [0, done * part.channels >= channel + 1 ? 1 : 0];
      break;
    case 'softmax':
      drawBar(slab, sheet.values[slab.tile.offset]! * done);
      slab.opacity *= clamped(done * 20);
  }
  if (channel !== star && part.kind !== 'kernel') slab.ghost = solo;
}

const paletteOf = (kind: string): Palette =>
  kind === 'kernel' ? 'weight' : kind === 'softmax' ? 'hue' : 'lamp';

/** A pool shows the cells of its source until its windows have drawn together. */
function drawWindows(slab: Drawn, sheet: Sheet, { from, rows, cols }: Part, done: number): void {
  slab.rows = rows * 2;
  slab.cols = cols * 2;
  slab.covered = [slab.rows, slab.cols];
  slab.filled = [0, slab.rows * slab.cols];
  slab.pooled = collapsed(done);
  slab.tile = tileOf(sheet, from, slab.channel);
}

/** A bar as long as its share of the place; never so short that it cannot be seen. */
function drawBar(slab: Drawn, share: number): void {
  const [width, height, depth] = slab.size;
  const length = Math.max(0.2, width * share);
  slab.at = [slab.at[0] - (width - length) / 2, slab.at[1], slab.at[2]];
  slab.size = [length, height, depth];
}

/** The whole length that a bar could have, as an outline behind it. */
function roomOf(look: Look, channel: number, { at, size }: Place): Slab {
  const behind: Place = { at: [at[0], at[1], at[2] - size[2]], size };
  const id = `${look.part.name}/${channel}/room`;
  return { ...plain(look, channel, behind), id, ghost: 1 };
}

/** How strongly the lens and the pixels under it are linked, 0 to 1. */
export function lensStrength({ parts }: Sheet, { light, done }: NetworkPose): number {
  return parts.has('lens') ? faded(light['lens']!) * clamped(done['lens']! * 4) : 0;
}

/**
 * Opacity of a part. A ReLU that stands in the place of its convolution takes over its light
 * whole: the picture does not flicker while the one becomes the other.
 */
function lightOf({ parts }: Sheet, { light }: NetworkPose, { name, home, kind }: Part): number {
  if (kind !== 'conv' && kind !== 'relu') return faded(light[name]!);
  const kin = [...parts.values()].filter((part) => part.home === home);
  const last = kin.findLast((part) => light[part.name]! > 0);
  if (last?.name !== name) return 0;
  return faded(kin.reduce((sum, part) => Math.min(1, sum + light[part.name]!), 0));
}

/** Whether a slice belongs to the kernel that makes the star. */
function makesStar({ parts }: Sheet, { makes }: Sheeted, channel: number): boolean {
  const { channels, star } = parts.get(makes)!;
  return channel % channels === star;
}

/** While the windows of a pool are looked at, what they do not cover is hatched in its source. */
function coveredOf({ parts }: Sheet, { watch }: NetworkPose, part: Part): [number, number] {
  const all: [number, number] = [part.rows, part.cols];
  const readers = [...parts.values()].filter(({ from }) => from === part.name);
  const pool = readers.find(({ kind, name }) => kind === 'maxPool' && watch[name]! > 0.5);
  return pool ? [pool.rows * 2, pool.cols * 2] : all;
}

/** How many places of a map have set out for the line, while map and line are the whole picture. */
function goneFrom({ parts }: Sheet, { light, done }: NetworkPose, { name, rows, cols }: Part) {
  const line = [...parts.values()].find(({ from, kind }) => from === name && kind === 'flatten');
  const next = [...parts.values()].find(({ from }) => from === line?.name);
  if (!line || light[line.name]! < 0.5 || (next && light[next.name]! > 0.5)) return 0;
  return left(clamped(done[line.name]!), rows * cols);
}
