import { PEAK } from './contestants/index.ts';
import type { TaskId } from './contestant.ts';
import { PEAK_FLOPS } from './peak.ts';
import type { Sample } from './rounds.ts';
import { median, spread } from './statistics.ts';
import type { Spread } from './statistics.ts';
import { flopsOf } from './tasks.ts';

/** Milliseconds a run of a task, by round; a round in which the entrant was not measured is not in it. */
function times(samples: readonly Sample[], task: TaskId, id: string): ReadonlyMap<number, number> {
  const found = samples.filter((sample) => sample.task === task && sample.id === id);
  return new Map(
    found.flatMap(({ round, outcome }) => ('ms' in outcome ? [[round, outcome.ms]] : [])),
  );
}

/** Milliseconds a run: the median over rounds; undefined for an entrant that has no time. */
export function timeOf(samples: readonly Sample[], task: TaskId, id: string): number | undefined {
  const found = times(samples, task, id);
  return found.size > 0 ? median([...found.values()]) : undefined;
}

/** How often the time of `base` goes into an entrant’s, over the rounds that have both. */
export function ratioTo(
  samples: readonly Sample[],
  task: TaskId,
  id: string,
  base: string,
): Spread | undefined {
  const bases = times(samples, task, base);
  const both = [...times(samples, task, id)].filter(([round]) => bases.has(round));
  return spread(both.map(([round, ms]) => ms / bases.get(round)!));
}

/** Nominal speed in GFLOP/s; undefined for an entrant that has no time. */
export function speedOf(samples: readonly Sample[], task: TaskId, id: string): number | undefined {
  const ms = timeOf(samples, task, id);
  const flops = id === PEAK ? PEAK_FLOPS : flopsOf(task);
  return ms === undefined ? undefined : flops / ms / 1e6;
}

/** Nominal speed as a share of what the machine did in the same round in the loop of `peak.ts`. */
export function shareOfPeak(
  samples: readonly Sample[],
  task: TaskId,
  id: string,
): number | undefined {
  const flops = flopsOf(task);
  const slower = ratioTo(samples, task, id, PEAK);
  return slower && flops / PEAK_FLOPS / slower.median;
}
