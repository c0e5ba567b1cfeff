import type { Camera } from '../camera.ts';
import type { Label, Slab } from '../slab.ts';
import { boundsOf } from './bounds.ts';
import { NARROW } from './margins.ts';
import { clamped } from './motions.ts';
import { nodeLabels } from './node-labels.ts';
import type { NetworkPose } from './pose.ts';
import type { Sheet, Sheeted } from './sheet.ts';

/** With more parts than this a narrow stage has room for their names only. */
const CROWD = 5;

/** The slabs of each part that can be seen. */
export type Seen = ReadonlyMap<string, readonly Slab[]>;

/** Name and shape under every part, left edges aligned; digits, sums and shares beside the nodes. */
export function labelsOf(
  sheet: Sheet,
  pose: NetworkPose,
  camera: Camera,
  slabs: readonly Slab[],
): Label[] {
  const there = slabs.filter(({ opacity }) => opacity > 0.02);
  const seen = Map.groupBy(there, ({ part }) => part);
  const names = [...sheet.parts.values()]
    .filter(({ home, name }) => home === name)
    .map((part) => nameOf(sheet, pose, camera, part, seen));
  return [...names, ...nodeLabels(sheet, pose, camera, seen)];
}

/** Parts that stand in one place share a label: `conv1, relu1`. */
function nameOf(
  { parts }: Sheet,
  { light, solo, stage, done }: NetworkPose,
  camera: Camera,
  part: Sheeted,
  seen: Seen,
): Label {
  const kin = [...parts.values()].filter(({ home }) => home === part.name);
  const shown = kin.filter(({ name }) => light[name]! > 0.5);
  const slabs = kin.flatMap(({ name }) => seen.get(name) ?? []);
  const { left, top, bottom } = boundsOf(camera, slabs);
  const names = (shown.length ? shown : kin.slice(0, 1)).map(({ name }) => name).join(', ');
  // The lens is named once it is clear of the picture it comes out of.
  const out = part.kind === 'lens' ? clamped(3 * done['lens']! - 2) : 1;
  const crowded = stage.width < NARROW && seen.size > CROWD;
  return {
    id: part.name,
    x: left,
    y: bottom,
    side: 'below',
    top,
    text: titleOf(part, solo[part.name]!) ?? names,
    note: crowded ? '' : part.shape,
    tone: part.hue,
    opacity: slabs.length ? Math.max(...kin.map(({ name }) => light[name]!)) * out : 0,
    rank: part.kind === 'kernel' ? 1 : 0,
  };
}

/** What is not a layer has a word instead of a name. */
function titleOf({ kind }: Sheeted, solo: number): string | undefined {
  if (kind === 'lens') return 'close-up';
  if (kind === 'kernel') return solo < 0.5 ? 'kernels' : 'kernel';
  return undefined;
}
