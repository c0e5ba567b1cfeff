// What the page of a measurement can do.
import type { Outcome, TaskId } from './contestant.ts';
import type { Budget } from './measure.ts';
import { outcomeOf } from './outcome.ts';

/** Measures one contestant at one task; the peers’ packages are served beside the page. */
export function measureHere(task: TaskId, id: string, budget: Budget): Promise<Outcome> {
  return outcomeOf(task, id, `${location.origin}/packages/`, budget);
}
