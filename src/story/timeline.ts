/** Numbers, by name: nested records and lists of numbers, so that any two poses of a scene mix. */
export type Pose = { readonly [name: string]: Value };
type Value = number | readonly Value[] | Pose;

/** How the pose travels from this keyframe to the next. */
export type Ease = 'linear' | 'smooth';

/** A pose and the place on the timeline where it holds exactly. */
export interface Keyframe<P> {
  /** Position on the timeline, in steps: 2.5 is the middle of the third step. */
  readonly at: number;
  readonly pose: P;
  readonly ease: Ease;
}

/** The part of a step, in its middle, during which the picture rests (or is scrubbed). */
export const HOLD = { start: 0.2, end: 0.8 } as const;

/**
 * The pose at position `t`, the first or last one beyond the ends. Depends on `t` alone, so that
 * scrolling back retraces scrolling forth and a jump lands where a slow scroll does.
 */
export function poseAt<P extends Pose>(timeline: readonly Keyframe<P>[], t: number): P {
  const next = timeline.findIndex((key) => key.at > t);
  if (next === -1) return timeline.at(-1)!.pose;
  if (next === 0) return timeline[0]!.pose;
  const from = timeline[next - 1]!;
  const to = timeline[next]!;
  const k = (t - from.at) / (to.at - from.at);
  return mix(from.pose, to.pose, from.ease === 'smooth' ? smooth(k) : k);
}

/** Two values of the same form, mixed number by number: `a` at `k` = 0, `b` at 1. */
export function mix<T>(a: T, b: T, k: number): T {
  if (a === b) return a;
  if (typeof a === 'number') return (a + ((b as number) - a) * k) as T;
  if (Array.isArray(a)) return a.map((value, i) => mix(value, (b as unknown[])[i], k)) as T;
  const mixed: Record<string, unknown> = {};
  const other = b as Record<string, unknown>;
  for (const name in a) mixed[name] = mix(a[name] as unknown, other[name], k);
  return mixed as T;
}

/** 0 at 0, 1 at 1, at rest at both ends; clamped outside. */
export function smooth(k: number): number {
  const x = Math.min(1, Math.max(0, k));
  return x * x * (3 - 2 * x);
}
