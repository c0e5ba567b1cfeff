import { SpecError } from '#engine/errors.ts';
import type { Snapshot } from '#engine/index.ts';
import { connect } from './connect.ts';
import { snapshotInbox } from './inbox.ts';
import type { TrainingJob } from './job.ts';

/** A training off the page, to be iterated once. Whoever leaves the iteration ends it. */
export interface TrainingRun extends AsyncIterableIterator<Snapshot, undefined> {
  /** Where it trains: on the page where no worker can be had. Settled by the first snapshot. */
  readonly where: 'worker' | 'page';
  /** Who does the arithmetic; known by the first snapshot. */
  readonly backend: 'wasm' | 'reference' | undefined;
  pause(): void;
  resume(): void;
  setRate(rate: number): void;
  /**
   * Ends it after the step it is in and shows where it stands then; ends it at once if that takes
   * more than 40 ms. When this settles nothing more comes, though one snapshot may still wait.
   */
  stop(): Promise<void>;
  /** Ends it at once; nothing more is shown. */
  terminate(): void;
}

/** Milliseconds between the wish to stop and the end of a worker that does not answer. */
const PATIENCE = 40;

/**
 * Trains in a worker whose script is part of this one, so that nothing is fetched. A page that is
 * slower than the training is shown less of it, except the ends of epochs. Whoever iterates hears
 * of a job that cannot be trained (a `SpecError`) and of a worker that has died; the same job can
 * then be started again.
 */
export function trainInWorker(job: TrainingJob): TrainingRun {
  const inbox = snapshotInbox();
  const end = (error?: Error): void => {
    connection.cut();
    inbox.close(error);
  };
  const connection = connect(
    (reply) => {
      if (reply.type === 'snapshot') inbox.put(reply.snapshot);
      else if (reply.type === 'end') end();
      else end(reply.refused ? new SpecError(reply.sentence) : brokenOff(reply.sentence));
    },
    (why) => end(brokenOff(why)),
  );
  const terminate = (): void => {
    end();
    inbox.clear();
  };
  connection.say({ type: 'start', job });
  return {
    get where() {
      return connection.where;
    },
    get backend() {
      return connection.ready?.backend;
    },
    pause: () => connection.say({ type: 'pause' }),
    resume: () => connection.say({ type: 'resume' }),
    setRate: (rate) => connection.say({ type: 'setRate', rate }),
    async stop() {
      connection.say({ type: 'stop' });
      await Promise.race([inbox.closed, new Promise((late) => setTimeout(late, PATIENCE))]);
      end();
    },
    terminate,
    next() {
      if (inbox.empty) connection.say({ type: 'next' });
      return inbox.take();
    },
    async return() {
      terminate();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const brokenOff = (why: string): Error =>
  new Error(`The training has broken off and can be started again. ${why}`);
