import { afterEach, expect, test } from 'vitest';
import { drawnExamples } from '#engine/data/drawn.ts';
import { initialise, startTraining, train } from '#engine/index.ts';
import type { NetworkSpec, Snapshot } from '#engine/index.ts';
import type { TrainingJob } from '#src/workers/job.ts';
import type { Reply, Request } from '#src/workers/protocol.ts';
import { serveTraining } from '#src/workers/serve-training.ts';
import { bitsOf } from '../../bits-of.ts';

const spec: NetworkSpec = {
  name: 'one-layer',
  input: [28, 28, 1],
  layers: [
    { name: 'flatten', kind: 'flatten' },
    { name: 'dense', kind: 'dense', units: 10 },
    { name: 'softmax', kind: 'softmax' },
  ],
};

const job: TrainingJob = {
  spec,
  start: 3,
  optimizer: { kind: 'sgd', rate: 0.1 },
  epochs: 2,
  batch: 10,
  seed: 4,
  examples: { drawn: 25, firstSeed: 7 },
  test: { drawn: 5, firstSeed: 1000 },
  every: 0,
  watch: { weights: true },
};

const lines: MessagePort[] = [];
afterEach(() => lines.splice(0).forEach((line) => line.close()));

/** A page's end of the line to a training, and what it has heard. */
function dial() {
  const { port1, port2 } = new MessageChannel();
  lines.push(port1);
  const heard: Reply[] = [];
  let settle: (replies: Reply[]) => void;
  const over = new Promise<Reply[]>((resolve) => (settle = resolve));
  port1.onmessage = ({ data }: MessageEvent<Reply>) => {
    heard.push(data);
    if (data.type === 'end' || data.type === 'failed') settle(heard);
  };
  const control = serveTraining(port2, 15);
  return { say: (request: Request) => port1.postMessage(request), over, control };
}

const shotsOf = (replies: readonly Reply[]): Snapshot[] =>
  replies.flatMap((reply) => (reply.type === 'snapshot' ? [reply.snapshot] : []));

test('says that it is ready, trains, and says that it has ended', async () => {
  const { say, over } = dial();
  say({ type: 'start', job });
  const replies = await over;
  expect(replies[0]).toEqual({ type: 'ready', backend: 'wasm' });
  expect(replies.at(-1)).toEqual({ type: 'end' });
  const shots = shotsOf(replies);
  // Nobody has asked for more than the ends of the epochs.
  expect(shots.map(({ step }) => step)).toEqual([3, 6]);
  expect(shots.every(({ score }) => score !== undefined)).toBe(true);
  const trainer = startTraining(initialise(spec, 3), job.optimizer);
  const { epochs, batch, seed } = job;
  const steps = [...train(trainer, drawnExamples(25, 7), { epochs, batch, seed })];
  expect(steps).toHaveLength(6);
  expect(bitsOf(shots[1]!.weights!)).toBe(bitsOf(trainer.snapshot().weights));
});

test('gives one more snapshot for each that is asked for', async () => {
  const { say, over } = dial();
  say({ type: 'next' });
  say({ type: 'start', job });
  expect(shotsOf(await over).map(({ step }) => step)).toEqual([1, 3, 6]);
});

test('goes on from given weights, with given examples', async () => {
  const trained = initialise(spec, 9);
  const { say, over } = dial();
  const examples = drawnExamples(25, 7);
  say({ type: 'start', job: { ...job, start: trained.weights, examples } });
  const trainer = startTraining(trained, job.optimizer);
  const { epochs, batch, seed } = job;
  expect([...train(trainer, examples, { epochs, batch, seed })]).toHaveLength(6);
  const last = shotsOf(await over).at(-1)!;
  expect(bitsOf(last.weights!)).toBe(bitsOf(trainer.snapshot().weights));
});

test('stopped while it still draws digits, it ends without a step', async () => {
  const { say, over } = dial();
  say({ type: 'start', job: { ...job, examples: { drawn: 100_000, firstSeed: 1 } } });
  say({ type: 'stop' });
  expect((await over).map(({ type }) => type)).toEqual(['ready', 'end']);
});

test('a job that cannot be trained is refused in its own sentence', async () => {
  const { say, over } = dial();
  say({ type: 'start', job: { ...job, examples: { drawn: 2.5, firstSeed: 1 } } });
  expect((await over).at(-1)).toEqual({
    type: 'failed',
    sentence: '"drawn" is 2.5; it must be a whole number, at least 1.',
    refused: true,
  });
});
