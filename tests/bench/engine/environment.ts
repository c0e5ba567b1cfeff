import type { Entrant, Outcome, TaskId } from './contestant.ts';

/** Where measurements are made. */
export interface Environment {
  /** Name and version. */
  readonly name: string;
  readonly kind: 'Node' | 'Chromium';
  /** What a reader of its results must know. */
  readonly remark?: string;
  readonly entrants: readonly Entrant[];
  /** Starts an entrant anew, in a process or page of its own, and measures it. */
  measure(task: TaskId, id: string, milliseconds: number): Promise<Outcome>;
  close(): Promise<void>;
}
