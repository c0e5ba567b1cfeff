export const TASK_IDS = ['A1', 'A64', 'B', 'Bepoch', 'C', 'D'] as const;

/** A workload by its short name; `tasks.ts` says what each one is. */
export type TaskId = (typeof TASK_IDS)[number];

/** One run of a task: all that the clock sees. A promise is waited for. */
export type Run = () => unknown;

/** What a contestant can do: for each task, how to make everything ready for runs. */
export type Tasks = Readonly<Partial<Record<TaskId, () => Run | Promise<Run>>>>;

/** Whoever is measured. */
export interface Entrant {
  readonly id: string;
  /** What tables call it. */
  readonly name: string;
  /** The tasks it can be asked for; default all. */
  readonly only?: readonly TaskId[];
  /** What a reader must know to compare it with the others. */
  readonly remarks?: Readonly<Partial<Record<TaskId, string>>>;
}

/** An entrant written in JavaScript. */
export interface Contestant extends Entrant {
  /**
   * Loads its code. `packages` is where the packages of the peers lie: an address that ends in a
   * slash, `file://` in Node.
   */
  readonly load: (packages: string) => Promise<Tasks>;
}

/** What an entrant did in one round: milliseconds a run, or why there are none. */
export type Outcome = Timing | { readonly refused: string };

export interface Timing {
  /** Median over the chunks of runs. */
  readonly ms: number;
  readonly runs: number;
}
