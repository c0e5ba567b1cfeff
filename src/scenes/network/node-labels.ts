import { decimal, percent } from '#src/story/words.ts';
import type { Camera } from '../camera.ts';
import type { Label } from '../slab.ts';
import { boundsOf } from './bounds.ts';
import type { Seen } from './labels.ts';
import { NODE } from './layout.ts';
import { clamped } from './motions.ts';
import type { NetworkPose } from './pose.ts';
import type { Sheet, Sheeted } from './sheet.ts';

/** Below this many pixels from node to node only the answer is named. */
const LEGIBLE = 13;

/**
 * Digits at the nodes: with their sums, or, where bars follow, at the left; shares at the bars. A
 * digit is said once: beside the bar when lines run into the node from the left.
 */
export function nodeLabels(sheet: Sheet, pose: NetworkPose, camera: Camera, seen: Seen): Label[] {
  return [...sheet.parts.values()].flatMap((part) => {
    const light = pose.light[part.name]!;
    if (part.kind === 'softmax') {
      const sums = sheet.parts.get(part.from)!;
      const named = 1 - pose.light[sums.from]!;
      const grown = clamped(pose.done[part.name]! * 4 - 3);
      return nodesOf(sheet, pose, camera, part, seen, (c, value) => ({
        id: `share/${c}`,
        side: 'right',
        text: named > 0.5 ? '' : String(c),
        note: percent(value),
        opacity: light * grown,
      }));
    }
    if (part.kind !== 'dense') return [];
    const bars = [...sheet.parts.values()].find(({ from }) => from === part.name);
    const barred = bars?.kind === 'softmax' ? pose.light[bars.name]! : 0;
    const alone = 1 - pose.light[part.from]!;
    const summed = (c: number) => pose.done[part.name]! * part.channels >= c + 1;
    return [
      ...nodesOf(sheet, pose, camera, part, seen, (c) => ({
        id: `digit/${c}`,
        side: 'left',
        text: String(c),
        note: '',
        opacity: light * barred * alone,
      })),
      ...nodesOf(sheet, pose, camera, part, seen, (c, value) => ({
        id: `sum/${c}`,
        side: 'right',
        text: String(c),
        note: summed(c) ? decimal(value) : '',
        opacity: light * (1 - barred),
      })),
    ];
  });
}

type Words = Pick<Label, 'id' | 'side' | 'text' | 'note' | 'opacity'>;

/** One label a node, at its left or right edge. */
function nodesOf(
  { answer, values }: Sheet,
  { scale }: NetworkPose,
  camera: Camera,
  part: Sheeted,
  seen: Seen,
  wordsOf: (channel: number, value: number) => Words,
): Label[] {
  const slabs = seen.get(part.name) ?? [];
  const legible = camera.scale * NODE.pitch * scale[part.name]! >= LEGIBLE;
  return Array.from({ length: part.channels }, (_, c): Label => {
    const own = slabs.filter(({ channel }) => channel === c);
    const { left, right, top, bottom } = boundsOf(camera, own);
    const all = wordsOf(c, values[part.offset + c]!);
    const words = legible ? all : { ...all, note: '' };
    const strong = c === answer;
    return {
      ...words,
      x: words.side === 'left' ? left : right,
      y: (top + bottom) / 2,
      top,
      tone: strong ? 'answer' : 'digit',
      opacity: own.length && (legible || strong) ? words.opacity : 0,
      rank: strong ? 2 : 3,
    };
  });
}
