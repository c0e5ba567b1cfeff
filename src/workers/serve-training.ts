import '#engine/fast.ts';
import { SpecError, trainLive, trainingControl } from '#engine/index.ts';
import type { Control } from '#engine/index.ts';
import { instantiate } from '#engine/kernels/wasm/module.ts';
import { now, turnsEvery } from '#engine/turns.ts';
import { openJob } from './job.ts';
import type { TrainingJob } from './job.ts';
import type { Line, Reply, Request } from './protocol.ts';

/**
 * Takes one job from a line, trains, and tells how it goes: a snapshot whenever one has been asked
 * for, and at the end of an epoch. Every `slice` milliseconds it listens.
 */
export function serveTraining(line: Line<Reply, Request>, slice: number): Control {
  const control = trainingControl();
  let wanted = false;
  const train = async (job: TrainingJob): Promise<void> => {
    const { trainer, examples, options } = await openJob(job, control, turnsEvery(slice, now));
    const live = { ...options, slice, wanted: () => wanted };
    for await (const snapshot of trainLive(trainer, examples, live)) {
      wanted = false;
      line.postMessage({ type: 'snapshot', snapshot });
    }
    line.postMessage({ type: 'end' });
  };
  const fail = (error: unknown): void => {
    const sentence = error instanceof Error ? error.message : String(error);
    line.postMessage({ type: 'failed', sentence, refused: error instanceof SpecError });
  };
  line.onmessage = ({ data: request }) => {
    switch (request.type) {
      case 'start':
        return void train(request.job).catch(fail);
      case 'next':
        return void (wanted = true);
      case 'setRate':
        return control.setRate(request.rate);
      default:
        return control[request.type]();
    }
  };
  line.postMessage({ type: 'ready', backend: instantiate(0) ? 'wasm' : 'reference' });
  return control;
}
