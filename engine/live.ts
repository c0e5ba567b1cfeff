import { trainingControl } from './control.ts';
import type { Control } from './control.ts';
import { evaluateByBatch } from './evaluate.ts';
import type { Examples } from './examples.ts';
import { watchedNow } from './snapshot.ts';
import type { Snapshot, Watch } from './snapshot.ts';
import { train } from './train.ts';
import type { TrainOptions } from './train.ts';
import type { Trainer } from './trainer.ts';
import { now, turnsEvery } from './turns.ts';
import type { Clock } from './turns.ts';

export interface LiveOptions extends Omit<TrainOptions, 'rate'> {
  /** Milliseconds between two snapshots, at least; default 100. */
  readonly every?: number;
  /** Milliseconds of work after which other work is let in; default 15. */
  readonly slice?: number;
  readonly control?: Control;
  readonly watch?: Watch;
  /** Read at the end of every epoch. */
  readonly test?: Examples;
  /** Whether anybody has time for a snapshot that is due; if not, the next one makes up for it. */
  readonly wanted?: () => boolean;
  /** Default: the clock of the page, the worker or the process. */
  readonly clock?: Clock;
}

/**
 * Trains as `train` does, to the bit, and shows on the way how it stands: after the first step,
 * then every so often, at the end of an epoch, and where it is paused or stopped. Trains on only
 * when it is asked for the next snapshot. An error in a step reaches whoever asks.
 */
export async function* trainLive(
  trainer: Trainer,
  examples: Examples,
  options: LiveOptions,
): AsyncGenerator<Snapshot, void> {
  const { every = 100, slice = 15, clock = now } = options;
  const { control = trainingControl(), wanted = () => true, watch = {}, test } = options;
  const turns = turnsEvery(slice, clock);
  const rate = (): number => control.rate ?? trainer.optimizer.rate;
  const since = { images: 0, loss: 0, correct: 0 };
  let step = 0;
  let seconds = 0;
  let due = -Infinity;
  if (!(await control.mayGoOn())) return;
  let began = clock();
  for (const progress of train(trainer, examples, { ...options, rate })) {
    const { images, ...stand } = progress;
    seconds += (clock() - began) / 1000;
    step++;
    since.images += images;
    since.loss += progress.loss * images;
    since.correct += progress.accuracy * images;
    await turns();
    const endsEpoch = progress.batch === progress.batches - 1;
    const late = clock() >= due && wanted();
    if (late || endsEpoch || control.paused || control.stopped) {
      const score = endsEpoch && test && (await scoreOf(trainer, test, turns, control));
      yield {
        ...stand,
        loss: since.loss / since.images,
        accuracy: since.correct / since.images,
        step,
        endsEpoch,
        seconds,
        ...(score && { score }),
        ...watchedNow(trainer, watch),
      };
      since.images = since.loss = since.correct = 0;
      due = clock() + every;
    }
    if (!(await control.mayGoOn())) return;
    began = clock();
  }
}

/** The score on the test examples, or none if the training is stopped meanwhile. */
async function scoreOf(
  { network }: Trainer,
  test: Examples,
  turns: () => Promise<void>,
  control: Control,
) {
  const reading = evaluateByBatch(network, test);
  while (!control.stopped) {
    const { done, value } = reading.next();
    if (done) return value;
    await turns();
  }
  return undefined;
}
