import { expect, test } from 'vitest';
import { trainLive, trainingControl } from '#engine/index.ts';
import type { Snapshot } from '#engine/index.ts';
import {
  lessons,
  settings,
  STEPS,
  beginner,
  slowClock,
  watchAll,
  unwatched,
  meanwhile,
} from './live-lessons.ts';

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
