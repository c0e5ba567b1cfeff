import { verdicts } from './aims.ts';
import type { Entrant, TaskId } from './contestant.ts';
import { BASE, PEAK } from './contestants/index.ts';
import type { Environment } from './environment.ts';
import { ratioTo, shareOfPeak, speedOf, timeOf } from './results.ts';
import type { Sample } from './rounds.ts';
import { table, threeDigits } from './table.ts';
import { flopsOf, tasks } from './tasks.ts';

/** The results of one task: a line for each entrant, the fastest first. */
export function taskReport(
  task: TaskId,
  samples: readonly Sample[],
  entrants: readonly Entrant[],
): string {
  const flops = flopsOf(task);
  const peak = speedOf(samples, task, PEAK);
  const title = [
    `${task}: ${tasks[task].title}`,
    `${threeDigits(flops / 1e6)} MFLOP`,
    ...(peak === undefined ? [] : [`peak ${threeDigits(peak)} GFLOP/s`]),
  ].join('; ');
  const head = ['', 'ms', '× the book', '[least..most]', 'GFLOP/s', 'of peak', ''];
  const time = ({ id }: Entrant): number => timeOf(samples, task, id) ?? Infinity;
  const rows = entrants
    .filter(({ id }) => id !== PEAK && samples.some((s) => s.task === task && s.id === id))
    .sort((a, b) => time(a) - time(b) || 0)
    .map((entrant) => row(task, samples, entrant));
  return `${title}\n${table([head, ...rows])}`;
}

function row(task: TaskId, samples: readonly Sample[], { id, name, remarks }: Entrant): string[] {
  const own = samples.filter((sample) => sample.task === task && sample.id === id);
  const refused = own.flatMap(({ outcome }) => ('refused' in outcome ? [outcome.refused] : []));
  const ms = timeOf(samples, task, id);
  if (ms === undefined) return [name, '–', '–', '', '–', '–', `does not run: ${refused[0]}`];
  const ratio = id === BASE ? undefined : ratioTo(samples, task, id, BASE);
  const speed = speedOf(samples, task, id);
  const share = shareOfPeak(samples, task, id);
  return [
    name,
    threeDigits(ms),
    ratio ? threeDigits(ratio.median) : '',
    ratio ? `[${threeDigits(ratio.least)}..${threeDigits(ratio.most)}]` : '',
    speed === undefined ? '–' : threeDigits(speed),
    share === undefined ? '–' : `${(100 * share).toFixed(1)} %`,
    [...refused, ...(remarks?.[task] ? [remarks[task]] : [])].join('; '),
  ];
}

/** What was aimed at for the book’s engine, and whether it was reached; empty if nothing was measured. */
export function aimsReport(samples: readonly Sample[], kind: Environment['kind']): string {
  const rows = verdicts(samples, kind);
  return rows.length > 0 ? `Aims\n${table(rows)}` : '';
}
