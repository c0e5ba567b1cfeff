import { expect, test } from 'vitest';
import {
  backward,
  crossEntropy,
  evaluate,
  forward,
  initialise,
  randomFrom,
  startTraining,
  tensor,
  train,
  trainLive,
  trainingControl,
  writeWeights,
} from '#engine/index.ts';
import type { Examples, LiveOptions, NetworkSpec, Snapshot, Trainer } from '#engine/index.ts';

/** Tells whether the left half of a picture is brighter than the right one. */
const halves: NetworkSpec = {
  name: 'halves',
  input: [4, 4, 1],
  layers: [
    { name: 'conv1', kind: 'conv', filters: 3, kernel: 3 },
    { name: 'relu1', kind: 'relu' },
    { name: 'drop', kind: 'dropout', rate: 0.2 },
    { name: 'flatten', kind: 'flatten' },
    { name: 'dense', kind: 'dense', units: 2 },
    { name: 'softmax', kind: 'softmax' },
  ],
};

function pictures(count: number, seed: number): Examples {
  const random = randomFrom(seed);
  const images = tensor([count, 4, 4, 1]);
  const labels = Array.from({ length: count }, (_, image) => {
    const label = random.below(2);
    for (let i = 0; i < 16; i++) {
      const bright = (i % 4 < 2 ? 0 : 1) === label;
      images.data[image * 16 + i] = random.unit() + (bright ? 0.5 : 0);
    }
    return label;
  });
  return { images, labels };
}

const lessons = pictures(50, 1);
const settings = { epochs: 3, batch: 8, seed: 5, schedule: 'one-cycle' } as const;
const STEPS = 3 * Math.ceil(50 / 8);

const beginner = (): Trainer => startTraining(initialise(halves, 1), { kind: 'adam', rate: 0.01 });
const bitsOf = (trainer: Trainer): string => writeWeights(trainer.snapshot()).json.checksum;

/** A clock by which every image takes a millisecond to learn from. */
function slowClock(): Pick<LiveOptions, 'clock' | 'change'> {
  let time = 0;
  return { clock: () => time, change: () => void time++ };
}

async function watchAll(trainer: Trainer, options: Partial<LiveOptions>): Promise<Snapshot[]> {
  const shown: Snapshot[] = [];
  for await (const snapshot of trainLive(trainer, lessons, { ...settings, ...options }))
    shown.push(snapshot);
  return shown;
}

/** What `train` learns and says, unwatched. */
function unwatched(options: Partial<LiveOptions> = {}) {
  const trainer = beginner();
  const steps = [...train(trainer, lessons, { ...settings, ...options })];
  return { bits: bitsOf(trainer), steps };
}

/** Long enough for many turns of a training that runs. */
const meanwhile = (): Promise<void> => new Promise((done) => setTimeout(done, 30));

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
  expect(bitsOf(trainer)).toBe(unwatched().bits);
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

test('paused, it shows where it stands and takes no step until it is resumed', async () => {
  const control = trainingControl();
  const shown: Snapshot[] = [];
  const over = (async () => {
    const options = { ...settings, epochs: 2000, every: Infinity, slice: 0, control };
    for await (const snapshot of trainLive(beginner(), lessons, options)) shown.push(snapshot);
  })();
  await meanwhile();
  control.pause();
  await meanwhile();
  const at = shown.at(-1)!.step;
  expect(at).toBeGreaterThan(0);
  await meanwhile();
  expect(shown.at(-1)!.step).toBe(at);
  control.resume();
  await meanwhile();
  expect(shown.at(-1)!.step).toBeGreaterThan(at);
  control.pause();
  control.stop();
  await over;
  expect(shown.at(-1)!.step).toBeLessThan(2000 * 7);
});

test('pauses do not count as training', async () => {
  const control = trainingControl();
  const { clock, change } = slowClock();
  const options = { ...settings, every: 0, control, change: change! };
  let away = 0;
  let last = 0;
  for await (const { seconds } of trainLive(beginner(), lessons, {
    ...options,
    clock: () => clock!() + away,
  })) {
    last = seconds;
    control.pause();
    setTimeout(() => {
      away += 1000;
      control.resume();
    });
  }
  expect(away).toBe(STEPS * 1000);
  expect(last).toBeCloseTo(0.15);
});

test('stopped, it takes no further step and keeps what it has learnt', async () => {
  const control = trainingControl();
  const trainer = beginner();
  const watch = { weights: true };
  const shown: Snapshot[] = [];
  for await (const snapshot of trainLive(trainer, lessons, {
    ...settings,
    every: 0,
    control,
    watch,
  })) {
    shown.push(snapshot);
    if (snapshot.step === 4) control.stop();
  }
  expect(shown.map(({ step }) => step)).toEqual([1, 2, 3, 4]);
  expect(shown[3]!.weights).toEqual(trainer.snapshot().weights);
  expect(shown[0]!.weights).not.toEqual(shown[3]!.weights);
});

test('stopped between two snapshots, it shows the steps that nobody has seen', async () => {
  const control = trainingControl();
  let images = 0;
  const change = (): void => {
    if (++images === 20) control.stop();
  };
  const shown = await watchAll(beginner(), { every: Infinity, control, change });
  expect(shown.map(({ step }) => step)).toEqual([1, 3]);
});

test('stopped before it begins, it shows nothing', async () => {
  const control = trainingControl();
  control.stop();
  expect(await watchAll(beginner(), { control })).toEqual([]);
});

test('another learning rate holds from the next step on, under the schedule', async () => {
  const control = trainingControl();
  const rates: number[] = [];
  for await (const { step, rate } of trainLive(beginner(), lessons, {
    ...settings,
    every: 0,
    control,
  })) {
    rates.push(rate);
    if (step === 9) control.setRate(0.05);
  }
  const { steps } = unwatched();
  expect(rates.slice(0, 9)).toEqual(steps.slice(0, 9).map(({ rate }) => rate));
  const factor = rates[9]! / steps[9]!.rate;
  expect(factor).toBeCloseTo(5);
  expect(rates[20]! / steps[20]!.rate).toBeCloseTo(factor);
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
