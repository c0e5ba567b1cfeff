import { decimal, percent } from '#src/story/words.ts';
import { faceOf, project, type Camera } from '../camera.ts';
import type { Label, Slab } from '../slab.ts';
import { NODE } from './layout.ts';
import type { NetworkPose } from './pose.ts';
import type { Sheet, Sheeted } from './sheet.ts';

/** Below this many pixels from node to node only the answer is named. */
const LEGIBLE = 13;

/** A rectangle of the stage, in pixels from its top left. */
interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Name and shape under every part, left edges aligned; digits, sums and shares beside the nodes. */
export function labelsOf(
  sheet: Sheet,
  pose: NetworkPose,
  camera: Camera,
  slabs: readonly Slab[],
): Label[] {
  const byPart = Map.groupBy(
    slabs.filter(({ opacity }) => opacity > 0.02),
    ({ part }) => part,
  );
  const names = [...sheet.parts.values()].filter(({ home, name }) => home === name);
  return [
    ...names.map((part) => nameOf(sheet, pose, camera, part, byPart)),
    ...nodeLabels(sheet, pose, camera, byPart),
  ];
}

function nameOf(
  { parts }: Sheet,
  { light, solo }: NetworkPose,
  camera: Camera,
  part: Sheeted,
  byPart: ReadonlyMap<string, readonly Slab[]>,
): Label {
  const kin = [...parts.values()].filter(({ home }) => home === part.name);
  const shown = kin.filter(({ name }) => light[name]! > 0.5);
  const slabs = kin.flatMap(({ name }) => byPart.get(name) ?? []);
  const { left, top, bottom } = anchorOf(camera, slabs);
  const kernel = part.kind === 'kernel';
  const many = kernel && solo[part.name]! < 0.5;
  return {
    id: part.name,
    x: left,
    y: bottom,
    side: 'below',
    top,
    text: kernel
      ? many
        ? 'kernels'
        : 'kernel'
      : (shown.length ? shown : kin.slice(0, 1)).map(({ name }) => name).join(', '),
    note:
      part.kind === 'flatten'
        ? String(part.rows)
        : part.kind === 'dense' || part.kind === 'softmax'
          ? String(part.channels)
          : part.shape,
    tone: part.hue,
    opacity: slabs.length ? Math.max(...kin.map(({ name }) => light[name]!)) : 0,
    rank: kernel ? 1 : 0,
  };
}

/** Digits at the nodes with their sums, or at the bars with their shares. */
function nodeLabels(
  { parts, answer, values }: Sheet,
  { light, done }: NetworkPose,
  camera: Camera,
  byPart: ReadonlyMap<string, readonly Slab[]>,
): Label[] {
  const labels: Label[] = [];
  for (const part of parts.values()) {
    const bars = part.kind === 'softmax';
    if (!bars && part.kind !== 'dense') continue;
    const reader = [...parts.values()].find(({ from }) => from === part.name);
    const barred = reader?.kind === 'softmax' ? light[reader.name]! : 0;
    for (let c = 0; c < part.channels; c++) {
      const slabs = byPart.get(part.name)?.filter(({ channel }) => channel === c) ?? [];
      const { left, right, top, bottom } = boundsOf(camera, slabs);
      const value = values[part.offset + c]!;
      const strong = c === answer;
      const tone = strong ? 'answer' : 'digit';
      const common = { y: (top + bottom) / 2, top, tone, rank: strong ? 2 : 3 } as const;
      const small = camera.scale * NODE.pitch < LEGIBLE && !strong;
      const there = slabs.length && !small ? light[part.name]! : 0;
      const known = done[part.name]! * part.channels >= c + 1 ? 1 : 0;
      if (bars) {
        const opacity = there * Math.min(1, Math.max(0, done[part.name]! * 4 - 3));
        labels.push({
          ...common,
          id: `share/${c}`,
          x: right,
          side: 'right',
          text: '',
          note: percent(value),
          opacity,
        });
      } else {
        labels.push({
          ...common,
          id: `digit/${c}`,
          x: left,
          side: 'left',
          text: String(c),
          note: '',
          opacity: there * barred,
        });
        labels.push({
          ...common,
          id: `sum/${c}`,
          x: right,
          side: 'right',
          text: String(c),
          note: known ? decimal(value) : '',
          opacity: there * (1 - barred),
        });
      }
    }
  }
  return labels;
}

/** Where words below these slabs begin: the left edge of the lowest of them. */
function anchorOf(camera: Camera, slabs: readonly Slab[]): Bounds {
  const whole = boundsOf(camera, slabs);
  const lowest = slabs.filter((slab) => boundsOf(camera, [slab]).bottom > whole.bottom - 2);
  return { ...whole, left: boundsOf(camera, lowest).left };
}

function boundsOf(camera: Camera, slabs: readonly Slab[]): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const slab of slabs) {
    const [a, b, c, d, e, f] = faceOf(camera, slab);
    for (const [col, row] of [
      [0, 0],
      [slab.cols, 0],
      [0, slab.rows],
      [slab.cols, slab.rows],
    ] as const) {
      const [x, y] = [a * col + c * row + e, b * col + d * row + f];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return slabs.length ? { left, top, right, bottom } : originOf(camera);
}

function originOf(camera: Camera): Bounds {
  const [x, y] = project(camera, [0, 0, 0]);
  return { left: x, top: y, right: x, bottom: y };
}
