import type { Outcome, TaskId } from './contestant.ts';
import { contestants } from './contestants/index.ts';
import { measure } from './measure.ts';
import type { Budget } from './measure.ts';

/** Loads a contestant, makes a task ready and measures it; what cannot be run is said, not thrown. */
export async function outcomeOf(
  task: TaskId,
  id: string,
  packages: string,
  budget: Budget,
): Promise<Outcome> {
  try {
    const tasks = await contestants.find((contestant) => contestant.id === id)!.load(packages);
    return await measure(await tasks[task]!(), budget);
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}
