import { expect, test } from 'vitest';
import {
  backward,
  crossEntropy,
  evaluate,
  forward,
  initialise,
  startTraining,
  tensor,
  trainLive,
  trainingControl,
} from '#engine/index.ts';
import type { Snapshot } from '#engine/index.ts';
import {
  halves,
  pictures,
  lessons,
  settings,
  STEPS,
  beginner,
  learntBy,
  slowClock,
  watchAll,
  unwatched,
} from './live-lessons.ts';

test('watched in every way and often paused, it learns the same bits', async () => {
  const trainer = beginner();
  const control = trainingControl();
  const example = { image: tensor([4, 4, 1], lessons.images.data.subarray(0, 16)), label: 0 };
  const watch = { weights: true, gradients: true, example };
  const options = { ...settings, every: 0, slice: 0, control, watch, test: pictures(130, 2) };
  let shown = 0;
  for await (const { step } of trainLive(trainer, lessons, options)) {
    expect(step).toBe(++shown);
    control.pause();
    setTimeout(() => control.resume());
  }
  expect(shown).toBe(STEPS);
  expect(learntBy(trainer)).toBe(unwatched().bits);
});

test('shows the first step, then one every so often, and the end of every epoch', async () => {
  const shown = await watchAll(beginner(), { every: 20, ...slowClock() });
  // An epoch is six batches of 8 and one of 2; a batch of 8 takes 8 ms.
  const perEpoch = [
    [1, 4, 7],
    [10, 13, 14],
    [17, 20, 21],
  ];
  expect(shown.map(({ step }) => step)).toEqual(perEpoch.flat());
  const ends = shown.filter(({ endsEpoch }) => endsEpoch);
  expect(ends.map(({ step, epoch }) => [step, epoch])).toEqual([
    [7, 0],
    [14, 1],
    [21, 2],
  ]);
  expect(shown.map(({ seconds }) => seconds).at(-1)).toBeCloseTo(0.15);
});

test('loss and accuracy are means over the examples since the last snapshot', async () => {
  const shown = await watchAll(beginner(), { every: Infinity });
  expect(shown.map(({ step }) => step)).toEqual([1, 7, 14, 21]);
  const { steps } = unwatched();
  const between = steps.slice(7, 14);
  const mean = (of: 'loss' | 'accuracy'): number =>
    between.reduce((sum, step) => sum + step[of] * step.images, 0) / 50;
  expect(shown[2]!.loss).toBeCloseTo(mean('loss'), 12);
  expect(shown[2]!.accuracy).toBeCloseTo(mean('accuracy'), 12);
  const { epoch, batch, batches, rate } = steps[13]!;
  expect(shown[2]).toMatchObject({ epoch, batch, batches, rate });
});

test('a snapshot nobody has time for is made up for by the next', async () => {
  let asked = 0;
  const wanted = (): boolean => ++asked % 5 === 0;
  const shown = await watchAll(beginner(), { every: 0, wanted });
  expect(shown.length).toBeLessThan(STEPS);
  expect(shown.filter(({ endsEpoch }) => endsEpoch)).toHaveLength(3);
  const { steps } = unwatched();
  const [first, second] = shown as [Snapshot, Snapshot];
  const missed = steps.slice(first.step, second.step);
  const images = missed.reduce((sum, step) => sum + step.images, 0);
  const loss = missed.reduce((sum, step) => sum + step.loss * step.images, 0) / images;
  expect(missed.length).toBeGreaterThan(1);
  expect(second.loss).toBeCloseTo(loss, 12);
});

test('the score at the end of an epoch is that of the network at that moment', async () => {
  const exam = pictures(230, 3);
  const trainer = beginner();
  const shown: Snapshot[] = [];
  for await (const snapshot of trainLive(trainer, lessons, {
    ...settings,
    every: 0,
    slice: 0,
    test: exam,
  })) {
    shown.push(snapshot);
    if (snapshot.score) expect(snapshot.score).toEqual(evaluate(trainer.network, exam));
  }
  expect(shown.filter(({ score }) => score).map(({ step }) => step)).toEqual([7, 14, 21]);
});

test('the watched example is followed with the weights of the moment', async () => {
  const image = tensor([4, 4, 1], lessons.images.data.subarray(16, 32));
  const label = lessons.labels[1]!;
  const trainer = beginner();
  const watch = { weights: true, gradients: true, example: { image, label } };
  let shown = 0;
  for await (const { weights, gradients, watched } of trainLive(trainer, lessons, {
    ...settings,
    every: 0,
    watch,
  })) {
    shown++;
    const trace = forward(trainer.network, image);
    const { loss, gradient, at } = crossEntropy(trace, [label]);
    const slopes = backward(trainer.network, trace, gradient, at);
    expect(watched).toEqual({
      loss,
      activations: trace.activations,
      gradients: slopes.activations,
    });
    expect(gradients).toEqual(trainer.gradients);
    expect(weights).toEqual(trainer.network.weights);
    const own = gradients!.get('dense')!.kernel!.data;
    expect(own.buffer).not.toBe(trainer.gradients.get('dense')!.kernel!.data.buffer);
  }
  expect(shown).toBe(STEPS);
});

test('other work comes in while it runs', async () => {
  let came = 0;
  const knock = setInterval(() => came++, 1);
  await watchAll(beginner(), { epochs: 300, every: Infinity });
  clearInterval(knock);
  expect(came).toBeGreaterThan(0);
});

test('what a step refuses reaches whoever watches', async () => {
  const images = tensor(lessons.images.shape, lessons.images.data);
  images.data[7] = NaN;
  const broken = trainLive(beginner(), { ...lessons, images }, settings);
  await expect(async () => {
    for await (const snapshot of broken) expect(snapshot.endsEpoch).toBe(false);
  }).rejects.toThrow('The batch');
});

test('a training that diverges ends in a sentence', async () => {
  const trainer = startTraining(initialise(halves, 1), { kind: 'sgd', rate: 1e30 });
  await expect(watchAll(trainer, { every: 0, schedule: 'constant' })).rejects.toThrow(
    'The loss is no longer a number',
  );
});
