import { expect, type Frame } from '@playwright/test';
import type { TrainingJob } from '../../src/workers/job.ts';
import { expectLearnt, job, learn, learnHere, type Page } from './training/learn.ts';
import { test } from './training/open.ts';

/** Longer than any of these tests. */
const long = { ...job, epochs: 10_000, every: 20 };

/** What a server allows that allows no more than it must. */
const policy = (workers: string, scripts = "'self' 'wasm-unsafe-eval'"): string =>
  `default-src 'none'; img-src data:; script-src ${scripts}; worker-src ${workers}`;

test('from the disk it trains in a worker, on WebAssembly, to the same bits as in Node', async ({
  fromDisk,
}) => {
  const learnt = await learn(await fromDisk(), job);
  expect(learnt).toMatchObject({ where: 'worker', backend: 'wasm', bits: learnHere() });
  expectLearnt(learnt);
});

test('in a sandboxed frame it does the same', async ({ sandboxed }) => {
  const frame = await sandboxed();
  expect(await frame.evaluate(() => self.origin)).toBe('null');
  const learnt = await learn(frame, job);
  expect(learnt).toMatchObject({ where: 'worker', backend: 'wasm', bits: learnHere() });
  expectLearnt(learnt);
});

test('under a strict security policy it does the same', async ({ under }) => {
  const learnt = await learn(await under(policy('blob:')), job);
  expect(learnt).toMatchObject({ where: 'worker', backend: 'wasm', bits: learnHere() });
  expectLearnt(learnt);
});

test.describe('where WebAssembly is forbidden', () => {
  test.use({ provoked: /WebAssembly|wasm-unsafe-eval|unsafe-eval/ });
  test('it trains in TypeScript', async ({ under }) => {
    const learnt = await learn(await under(policy('blob:', "'self'")), job);
    expect(learnt).toMatchObject({ where: 'worker', backend: 'reference' });
    expectLearnt(learnt);
  });
});

test.describe('where workers are forbidden', () => {
  test.use({ provoked: /worker/i });
  test('it trains on the page, between frames', async ({ under, page }) => {
    const learnt = await learn(await under(policy("'none'")), job);
    expect(page.workers()).toEqual([]);
    expect(learnt).toMatchObject({ where: 'page', backend: 'wasm', bits: learnHere() });
    expectLearnt(learnt);
    expect(learnt.frames).toBeGreaterThan(5);
  });

  test('it is paused and stopped there as well', async ({ under }) => {
    const { before, paused, after, settled } = await holdAndStop(await under(policy("'none'")));
    expect(before).toBeGreaterThan(0);
    expect(paused).toBe(before);
    expect(after).toBeGreaterThan(before);
    expect(settled).toBe(true);
  });
});

test('a browser without workers trains on the page', async ({ fromDisk, page }) => {
  await page.addInitScript('delete window.Worker');
  expect(await learn(await fromDisk(), job)).toMatchObject({ where: 'page', backend: 'wasm' });
});

/** Pauses, resumes and stops a long training; the steps it had reached by then. */
const holdAndStop = (frame: Frame) =>
  frame.evaluate(async (job) => {
    const run = (globalThis as Page).book.trainInWorker(job);
    const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
    let step = 0;
    let settled = false;
    const over = (async () => {
      for await (const snapshot of run) step = snapshot.step;
      settled = true;
    })();
    while (step === 0) await wait(20);
    run.pause();
    await wait(400);
    const before = step;
    await wait(400);
    const paused = step;
    run.resume();
    await wait(400);
    const after = step;
    const asked = performance.now();
    await run.stop();
    const took = performance.now() - asked;
    await over;
    const last = step;
    await wait(300);
    return { before, paused, after, took, last, still: step, settled };
  }, long);

test('paused it holds, and stopped it answers at once', async ({ fromDisk, page }) => {
  const held = await holdAndStop(await fromDisk());
  console.log(`    stopped within ${held.took.toFixed(1)} ms`);
  expect(held.before).toBeGreaterThan(0);
  expect(held.paused).toBe(held.before);
  expect(held.after).toBeGreaterThan(held.paused);
  expect(held.still).toBe(held.last);
  expect(held.settled).toBe(true);
  await expect.poll(() => page.workers()).toEqual([]);
});

test('a worker that is deep in a step is stopped all the same', async ({ fromDisk, page }) => {
  const wide = {
    ...job,
    batch: 500,
    spec: {
      name: 'wide',
      input: [28, 28, 1],
      layers: [
        { name: 'conv1', kind: 'conv', filters: 64, kernel: 5 },
        { name: 'conv2', kind: 'conv', filters: 64, kernel: 5 },
        { name: 'flatten', kind: 'flatten' },
        { name: 'dense', kind: 'dense', units: 10 },
        { name: 'softmax', kind: 'softmax' },
      ],
    },
  } as const satisfies TrainingJob;
  const frame = await fromDisk();
  const { took, shown } = await frame.evaluate(async (job) => {
    const run = (globalThis as Page).book.trainInWorker(job);
    const first = run.next();
    // Long enough to be in the first step, which takes seconds.
    await new Promise((done) => setTimeout(done, 1500));
    const asked = performance.now();
    await run.stop();
    return { took: performance.now() - asked, shown: await first };
  }, wide);
  console.log(`    stopped within ${took.toFixed(1)} ms`);
  expect(took).toBeGreaterThan(35);
  expect(took).toBeLessThan(500);
  expect(shown.done).toBe(true);
  await expect.poll(() => page.workers()).toEqual([]);
});

test('whoever leaves the iteration ends the worker', async ({ fromDisk, page }) => {
  const frame = await fromDisk();
  await frame.evaluate(async (job) => {
    for await (const { step } of (globalThis as Page).book.trainInWorker(job)) if (step) break;
  }, long);
  await expect.poll(() => page.workers()).toEqual([]);
  const left = await frame.evaluate(async (job) => {
    const run = (globalThis as Page).book.trainInWorker({ ...job, every: Infinity });
    await run.next();
    const waiting = run.next();
    await run.return!();
    return waiting;
  }, long);
  expect(left.done).toBe(true);
  await expect.poll(() => page.workers()).toEqual([]);
});

test('another learning rate is seen while it trains', async ({ fromDisk }) => {
  const rates = await (
    await fromDisk()
  ).evaluate(async (job) => {
    const run = (globalThis as Page).book.trainInWorker(job);
    const rates: number[] = [];
    for await (const { rate } of run) {
      rates.push(rate);
      if (rates.length === 1) run.setRate(0.001);
      if (rate === 0.001) break;
    }
    return rates;
  }, long);
  expect(rates[0]).toBe(0.005);
  expect(rates.at(-1)).toBe(0.001);
});

test('a page that is slow to draw is shown less, but every epoch’s end', async ({ fromDisk }) => {
  const shown = await (
    await fromDisk()
  ).evaluate(
    async (job) => {
      const shown: { step: number; endsEpoch: boolean; batches: number }[] = [];
      for await (const { step, endsEpoch, batches } of (globalThis as Page).book.trainInWorker(
        job,
      )) {
        shown.push({ step, endsEpoch, batches });
        await new Promise((done) => setTimeout(done, 150));
      }
      return shown;
    },
    { ...job, epochs: 5, every: 0 },
  );
  const { batches } = shown[0]!;
  expect(shown.filter(({ endsEpoch }) => endsEpoch)).toHaveLength(5);
  expect(shown.length).toBeLessThan(5 * batches);
  expect(shown.map(({ step }) => step)).toEqual(
    shown.map(({ step }) => step).sort((a, b) => a - b),
  );
});

test('a worker that dies is reported, and the job starts again', async ({ fromDisk, page }) => {
  const frame = await fromDisk();
  await frame.evaluate((job) => {
    const run = (globalThis as Page).book.trainInWorker(job);
    const heard = (async () => {
      for await (const { step } of run) if (step < 1) return 'no step';
      return 'nothing';
    })().catch(String);
    Object.assign(globalThis, { heard });
  }, long);
  await expect.poll(() => page.workers()).toHaveLength(1);
  await page.waitForTimeout(500);
  await page.workers()[0]!.evaluate(() => {
    setTimeout(() => {
      throw new Error('a fault of its own');
    });
  });
  expect(await frame.evaluate('heard')).toMatch(
    /broken off and can be started again\. The worker has died\..*a fault of its own/,
  );
  await expect.poll(() => page.workers()).toEqual([]);
  expectLearnt(await learn(frame, job));
});

test('what cannot be trained is refused in a sentence', async ({ fromDisk }) => {
  const frame = await fromDisk();
  const refusal = (given: object): Promise<string> =>
    frame.evaluate(
      async (job) => {
        try {
          for await (const { step } of (globalThis as Page).book.trainInWorker(job))
            return `it took step ${step}`;
        } catch (error) {
          return String(error);
        }
        return 'it ended';
      },
      { ...job, ...given } as TrainingJob,
    );
  expect(await refusal({ batch: 0 })).toBe(
    'SpecError: "batch" is 0; it must be a whole number, at least 1.',
  );
  expect(await refusal({ examples: { drawn: 1e8, firstSeed: 1 } })).toMatch(
    /^Error: The training has broken off and can be started again\. .*(allocation|length)/,
  );
  const unposted = await frame.evaluate(async (job) => {
    const unclonable = { ...job, schedule: () => 1 } as unknown as TrainingJob;
    return (globalThis as Page).book.trainInWorker(unclonable).next().catch(String);
  }, job as TrainingJob);
  expect(unposted).toContain('cannot be posted; it must be plain data');
});
