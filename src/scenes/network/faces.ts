import type { Palette, Slab } from '../slab.ts';
import { LENS, type Part } from './anatomy.ts';
import type { Layout, Place } from './place.ts';
import { arrived, clamped, collapsed, faded, left, swept } from './motions.ts';
import type { NetworkPose } from './pose.ts';
import { tileOf, type Sheet, type Sheeted } from './sheet.ts';

/** What never changes on a face unless its kind says so. */
const PLAIN = {
  ghost: 0,
  rim: 1,
  empty: 0,
  pooled: 0,
  print: 0,
  mark: null,
  lit: 0,
} as const;

/** From this width of a cell on, in pixels, a weight can be read in it. */
const LEGIBLE = 30;

/**
 * Every channel of every part as a slab, in a fixed order; the bars of a softmax with their room.
 * `scale` is that of the camera: numbers are printed where they can be read.
 */
export function slabsOf(sheet: Sheet, pose: NetworkPose, layout: Layout, scale: number): Slab[] {
  const slabs: Slab[] = [];
  for (const part of sheet.parts.values()) {
    const light = lightOf(sheet, pose, part);
    const places = layout.get(part.name)!;
    for (let c = 0; c < part.channels; c++)
      slabs.push(faceOf(sheet, pose, part, c, places[c]!, light, scale));
    if (part.kind === 'softmax')
      places.forEach((place, c) => slabs.push(roomOf(sheet, part, c, place, light)));
  }
  return slabs;
}

/**
 * Opacity of a part. A ReLU that stands in the place of its convolution takes over its light
 * whole: the picture does not flicker while the one becomes the other.
 */
function lightOf({ parts }: Sheet, { light }: NetworkPose, { name, home, kind }: Part): number {
  if (kind !== 'conv' && kind !== 'relu') return faded(light[name]!);
  const kin = [...parts.values()].filter((part) => part.home === home);
  const together = faded(
    Math.min(
      1,
      kin.reduce((sum, part) => sum + light[part.name]!, 0),
    ),
  );
  const last = kin.findLast((part) => light[part.name]! > 0);
  return last?.name === name ? together : 0;
}

function faceOf(
  sheet: Sheet,
  pose: NetworkPose,
  part: Sheeted,
  channel: number,
  place: Place,
  light: number,
  scale: number,
): Slab {
  const { name, kind, hue, rows, cols, limit, star } = part;
  const done = clamped(pose.done[name]!);
  const count = rows * cols;
  const base: Slab = {
    ...PLAIN,
    ...place,
    id: `${name}/${channel}`,
    part: name,
    channel,
    hue,
    rows,
    cols,
    tile: tileOf(sheet, name, channel),
    palette: paletteOf(kind),
    limit,
    opacity: light,
    filled: [0, count],
    covered: [rows, cols],
  };
  const alone = channel === star ? 0 : pose.solo[name]!;
  switch (kind) {
    case 'input': {
      const strength = lensStrength(sheet, pose);
      return { ...base, mark: strength ? [...sheet.patch, LENS, LENS] : null, lit: strength };
    }
    case 'lens':
      return { ...base, opacity: light * clamped(done * 4), print: clamped(done * 3 - 2) };
    case 'kernel': {
      const other = otherKernel(sheet, part, channel);
      const side = (place.size[0] / cols) * scale;
      return {
        ...base,
        opacity: light * (1 - other * pose.solo[name]!),
        print: (1 - other) * pose.solo[name]! * clamped((side - LEGIBLE) / 4),
      };
    }
    case 'conv':
      return { ...base, ghost: alone, filled: [0, swept(done, count)] };
    case 'relu': {
      const covered = coveredOf(sheet, pose, part);
      if (done === 1) return { ...base, ghost: alone, covered };
      const tile = tileOf(sheet, part.from, channel);
      return { ...base, tile, ghost: alone, empty: done, covered };
    }
    case 'maxPool':
      return { ...base, ...poolingOf(sheet, pose, part, channel, done), ghost: alone };
    case 'flatten':
      return { ...base, filled: [0, arrived(done, count)] };
    case 'dense':
      return { ...base, filled: [0, done * part.channels >= channel + 1 ? 1 : 0] };
    case 'softmax': {
      const share = sheet.values[base.tile.offset]!;
      const length = Math.max(0.2, place.size[0] * share * done);
      const [x, y, z] = place.at;
      const shift = (place.size[0] - length) / 2;
      return {
        ...base,
        at: [x - shift, y, z],
        size: [length, place.size[1], place.size[2]],
        opacity: light * clamped(done * 20),
      };
    }
    default:
      return base;
  }
}

/** How strongly the lens and the pixels under it are linked, 0 to 1. */
export function lensStrength({ parts }: Sheet, { light, done }: NetworkPose): number {
  return parts.has('lens') ? faded(light['lens']!) * clamped(done['lens']! * 4) : 0;
}

const paletteOf = (kind: string): Palette =>
  kind === 'kernel' ? 'weight' : kind === 'softmax' ? 'hue' : 'lamp';

/** 1 for the slices of kernels that make another map than the star. */
function otherKernel({ parts }: Sheet, { makes }: Sheeted, channel: number): number {
  const { channels, star } = parts.get(makes)!;
  return channel % channels === star ? 0 : 1;
}

/** Once a pool is shown beside its source, what its windows do not cover is hatched there. */
function coveredOf({ parts }: Sheet, { light }: NetworkPose, part: Sheeted): [number, number] {
  const pool = [...parts.values()].find(
    ({ from, kind }) => from === part.name && kind === 'maxPool',
  );
  const there = pool && light[pool.name]! > 0.5 && light[part.name]! > 0.5;
  return there ? [pool.rows * 2, pool.cols * 2] : [part.rows, part.cols];
}

/** A pool shows the cells of its source until its windows have drawn together. */
function poolingOf(sheet: Sheet, pose: NetworkPose, part: Sheeted, channel: number, done: number) {
  const { rows, cols } = part;
  if (done === 1) return { filled: [goneFrom(sheet, pose, part), rows * cols] as const };
  return {
    rows: rows * 2,
    cols: cols * 2,
    covered: [rows * 2, cols * 2] as const,
    filled: [0, rows * cols * 4] as const,
    pooled: collapsed(done),
    tile: tileOf(sheet, part.from, channel),
  };
}

/** How many places of a map have set out for the line, while map and line are the whole picture. */
function goneFrom({ parts }: Sheet, { light, done }: NetworkPose, { name, rows, cols }: Part) {
  const line = [...parts.values()].find(({ from, kind }) => from === name && kind === 'flatten');
  const next = [...parts.values()].find(({ from }) => from === line?.name);
  if (!line || light[line.name]! < 0.5 || (next && light[next.name]! > 0.5)) return 0;
  return left(clamped(done[line.name]!), rows * cols);
}

/** The whole length that a bar could have, as an outline behind it. */
function roomOf(sheet: Sheet, part: Sheeted, channel: number, place: Place, light: number): Slab {
  const { name, hue } = part;
  const at = [place.at[0], place.at[1], place.at[2] - place.size[2]] as const;
  return {
    ...PLAIN,
    id: `${name}/${channel}/room`,
    part: name,
    channel,
    hue,
    at,
    size: place.size,
    rows: 1,
    cols: 1,
    tile: tileOf(sheet, name, channel),
    palette: 'hue',
    limit: 1,
    opacity: light,
    ghost: 1,
    filled: [0, 1],
    covered: [1, 1],
  };
}
