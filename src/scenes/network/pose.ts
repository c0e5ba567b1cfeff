import { HOLD, mix, type Keyframe } from '#src/story/timeline.ts';
import type { Stage } from '../camera.ts';
import type { Anatomy } from './anatomy.ts';
import { settleColumns } from './columns.ts';
import { hullsOf, united } from './hull.ts';
import { NARROW } from './margins.ts';
import type { Sheet } from './sheet.ts';
import { SHOTS, type Arrangement, type NetworkStep } from './step.ts';

/** A number for every part, by name. */
export type Per = { readonly [part: string]: number };

/** The state of the picture in numbers; any two of one story mix. */
export type NetworkPose = {
  readonly azimuth: number;
  readonly elevation: number;
  /** What must be inside the picture: eight points a place, as x, y, z; always equally many. */
  readonly hulls: readonly (readonly number[])[];
  readonly stage: Stage;
  /** How much of each part is to be seen, 0 to 1. */
  readonly light: Per;
  /** How far each part is with its work, 0 to 1: painting, emptying, collapsing, summing … */
  readonly done: Per;
  readonly watch: Per;
  readonly back: Per;
  readonly spread: Per;
  readonly solo: Per;
  readonly gap: Per;
  readonly scale: Per;
  /** Maps in a row of the fan. */
  readonly columns: Per;
  /** 0: still in the place of what it is made from; 1: in its own. */
  readonly out: Per;
  readonly air: number;
  readonly fold: number;
};
type View = Pick<NetworkPose, 'azimuth' | 'elevation'>;
/** A pose that is still being settled. */
export type Draft = { -readonly [K in keyof NetworkPose]: NetworkPose[K] };

const ARRANGED = ['spread', 'solo', 'gap', 'scale'] as const;
const FIRST = { spread: 0, solo: 0, gap: 1.6, scale: 1 } as const;

/**
 * Two keyframes a step, at the ends of its hold; one more between them for each further part that
 * is scrubbed. Made anew for another stage, or other maps in front.
 */
export function timelineOf(
  steps: readonly NetworkStep[],
  sheet: Sheet,
  stage: Stage,
): Keyframe<NetworkPose>[] {
  const drafts: Draft[][] = [];
  for (const step of steps)
    drafts.push(draftsOf(step, drafts.at(-1)?.at(-1), sheet.anatomy, stage));
  settle(drafts, sheet.anatomy);
  settleColumns(sheet, drafts);
  return drafts.flatMap((poses, i) => {
    // The same hulls throughout, so that the camera stands still while a step is scrubbed.
    const hulls = poses.map((pose) => hullsOf(sheet, pose)).reduce(united);
    const last = poses.length - 1;
    return poses.map((pose, n): Keyframe<NetworkPose> => {
      const at = i + mix(HOLD.start, HOLD.end, n / last);
      return { at, pose: { ...pose, hulls }, ease: n === last ? 'smooth' : 'linear' };
    });
  });
}

/** Where on the timeline one picture of the step says it best. */
export const stillOf = (steps: readonly NetworkStep[], i: number): number =>
  i + (steps[i]?.still ?? 0.5);

/** The poses of one step: what it says, over what was so before. */
function draftsOf(
  step: NetworkStep,
  before: Draft | undefined,
  { parts }: Anatomy,
  stage: Stage,
): Draft[] {
  const said: Arrangement = { ...step, ...(stage.width < NARROW ? step.close : {}) };
  const names = [...parts.keys()];
  const per = (valueOf: (name: string) => number): Record<string, number> =>
    Object.fromEntries(names.map((name) => [name, valueOf(name)]));
  const chosen = (list: readonly string[] | undefined, last: Per | undefined) =>
    per((name) => (list ? Number(list.includes(name)) : (last?.[name] ?? 0)));
  const arranged = (key: (typeof ARRANGED)[number], words: Per = {}) =>
    per((name) => {
      // A ReLU stands in the place of its convolution, so either name arranges both.
      const { home } = parts.get(name)!;
      const named = names.findLast((other) => parts.get(other)!.home === home && other in words);
      return named ? words[named]! : (before?.[key][name] ?? FIRST[key]);
    });
  const scrubbed = Object.keys(said.done ?? {}).filter((name) => Array.isArray(said.done![name]));
  const count = Math.max(1, scrubbed.length);
  const pose = (n: number): Draft => {
    const [from, to] = typeof said.shot === 'string' ? [said.shot, said.shot] : (said.shot ?? []);
    const shot =
      from && to ? mix<View>(SHOTS[from], SHOTS[to], n / count) : (before ?? SHOTS.front);
    const done = per((name) => {
      const value = said.done?.[name] ?? before?.done[name] ?? 0;
      return typeof value === 'number' ? value : value[n > scrubbed.indexOf(name) ? 1 : 0];
    });
    return {
      azimuth: shot.azimuth,
      elevation: shot.elevation,
      hulls: [],
      stage,
      light: chosen(said.show, before?.light),
      watch: chosen(said.watch, before?.watch),
      back: chosen(said.back, before?.back),
      done,
      spread: arranged('spread', said.spread),
      solo: arranged('solo', said.solo),
      gap: arranged('gap', said.gap),
      scale: arranged('scale', said.scale),
      columns: per(() => 1),
      out: per(() => 1),
      air: said.air ?? before?.air ?? 12,
      fold: said.fold ?? before?.fold ?? 0,
    };
  };
  return Array.from({ length: count + 1 }, (_, n) => pose(n));
}

/**
 * A hidden part already stands as it will be shown next, and fades away as it was shown last:
 * nothing fades and rearranges at once. Before it is shown for the first time it is still inside
 * what it is made from.
 */
function settle(drafts: readonly (readonly Draft[])[], { parts }: Anatomy): void {
  for (const home of new Set([...parts.values()].map((part) => part.home))) {
    const kin = [...parts.keys()].filter((name) => parts.get(name)!.home === home);
    const lit = (pose: Draft | undefined) => pose && kin.some((name) => pose.light[name]);
    const first = drafts.findIndex((poses) => lit(poses[0]));
    drafts.forEach((poses, i) => {
      if (i < first) for (const pose of poses) pose.out = { ...pose.out, [home]: 0 };
      if (lit(poses[0])) return;
      const like = [drafts[i - 1]?.at(-1), drafts[i + 1]?.[0]].find(lit);
      if (!like) return;
      for (const pose of poses)
        for (const key of ARRANGED)
          for (const name of kin) pose[key] = { ...pose[key], [name]: like[key][name]! };
    });
  }
}
