import { expect, test } from 'vitest';
import { measure } from '../../bench/engine/measure.ts';

/** A clock that only runs take forward: the nth by `lengths[n]`, all later ones by the last. */
function paced(...lengths: number[]) {
  let now = 0;
  let count = 0;
  return {
    run: () => void (now += lengths[Math.min(count++, lengths.length - 1)]!),
    clock: () => now,
    runs: () => count,
  };
}

test('warms up before it measures: slow first runs do not count', async () => {
  const { run, clock } = paced(40, 30, 20, 2);
  expect((await measure(run, { measured: 100, chunk: 1 }, clock)).ms).toBe(2);
});

test('times short runs together until the clock can tell', async () => {
  const { run, clock } = paced(0.25);
  const coarse = () => Math.floor(clock());
  const { ms } = await measure(run, { measured: 100, chunk: 20 }, coarse);
  expect(ms).toBeCloseTo(0.25, 2);
});

test('gives the median, so that one disturbed run does not count', async () => {
  const { run, clock } = paced(10, 10, 10, 10, 10, 10, 500, 10);
  expect((await measure(run, { measured: 100, chunk: 1 }, clock)).ms).toBe(10);
});

test('measures three times at least, however small the budget', async () => {
  const { run, clock, runs } = paced(60);
  const { runs: measured } = await measure(run, { measured: 50, chunk: 1 }, clock);
  expect(measured).toBe(3);
  expect(runs()).toBe(1 + 1 + 3);
});

test('takes a run that is very long as it is', async () => {
  const { run, clock, runs } = paced(30_000);
  expect(await measure(run, { measured: 1000, chunk: 1 }, clock)).toEqual({ ms: 30_000, runs: 1 });
  expect(runs()).toBe(1);
});

test('waits for a run that gives a promise', async () => {
  const { run, clock } = paced(7);
  const later = async () => {
    await Promise.resolve();
    run();
  };
  expect((await measure(later, { measured: 100, chunk: 1 }, clock)).ms).toBe(7);
});
