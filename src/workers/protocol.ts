import type { Snapshot } from '#engine/index.ts';
import type { TrainingJob } from './job.ts';

/** What a page asks of a training. */
export type Request =
  | { readonly type: 'start'; readonly job: TrainingJob }
  /** There is time for a snapshot: the page has drawn what it had. */
  | { readonly type: 'next' }
  | { readonly type: 'pause' | 'resume' | 'stop' }
  | { readonly type: 'setRate'; readonly rate: number };

/** What a training tells its page. */
export type Reply =
  | Ready
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'end' }
  /** `refused`: the job is at fault, and the sentence, a `SpecError`'s, says how. */
  | { readonly type: 'failed'; readonly sentence: string; readonly refused: boolean };

/** Comes first, when requests can be heard. */
export interface Ready {
  readonly type: 'ready';
  /** Who does the arithmetic. */
  readonly backend: 'wasm' | 'reference';
}

/** One end of the line between them: a worker, a worker's own scope, or a port. */
export interface Line<Said, Heard> {
  postMessage(message: Said): void;
  onmessage: ((event: MessageEvent<Heard>) => void) | null;
}
