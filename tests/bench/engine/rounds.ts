import type { Outcome, TaskId } from './contestant.ts';

/** What one entrant did at one task in one round, counted from 0. */
export interface Sample {
  readonly task: TaskId;
  readonly id: string;
  readonly round: number;
  readonly outcome: Outcome;
}

/** Who takes so many milliseconds for one run is measured in one round only. */
const TOO_LONG = 10_000;

/**
 * Lets entrants do a task in turn, every one once a round, and each round begins with another, so
 * that what disturbs the machine for a while disturbs them alike. Whoever refused is not asked again.
 */
export async function playRounds(
  task: TaskId,
  ids: readonly string[],
  rounds: number,
  measure: (id: string, round: number) => Promise<Outcome>,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const resting = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const first = round % ids.length;
    for (const id of [...ids.slice(first), ...ids.slice(0, first)]) {
      if (resting.has(id)) continue;
      const outcome = await measure(id, round);
      samples.push({ task, id, round, outcome });
      if ('refused' in outcome || outcome.ms > TOO_LONG) resting.add(id);
    }
  }
  return samples;
}
