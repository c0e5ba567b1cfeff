import type { Run, Timing } from './contestant.ts';
import { median } from './statistics.ts';

/** How long a measurement takes, in milliseconds. */
export interface Budget {
  /** Time for measured runs; half of it goes before them, to warm up. */
  readonly measured: number;
  /** Runs are timed together until they take this long, well above the clock’s grain. */
  readonly chunk: number;
}

const FEWEST_CHUNKS = 3;
/** A run of so many budgets is not repeated: beside it, what a warm-up saves is nothing. */
const LONG = 5;

/**
 * Runs a task until its budget is spent and gives the median time of a run. The clock is in
 * milliseconds.
 */
export async function measure(
  run: Run,
  { measured, chunk }: Budget,
  clock: () => number = () => performance.now(),
): Promise<Timing> {
  const timed = async (times: number): Promise<number> => {
    const start = clock();
    for (let i = 0; i < times; i++) {
      const result = run();
      // Waiting for what is there already would be measured too.
      if (result instanceof Promise) await result;
    }
    return clock() - start;
  };
  const first = await timed(1);
  if (first > LONG * measured) return { ms: first, runs: 1 };

  const warm = await repeated(() => timed(1), measured / 2, 1);
  const usual = warm.reduce((sum, time) => sum + time, 0) / warm.length;
  const times = usual > 0 ? Math.max(1, Math.ceil(chunk / usual)) : 1000;
  const chunks = await repeated(() => timed(times), measured, FEWEST_CHUNKS);
  return { ms: median(chunks) / times, runs: chunks.length * times };
}

/** What `act` gives, again and again, until its results sum up to `until` and are at least `fewest`. */
async function repeated(
  act: () => Promise<number>,
  until: number,
  fewest: number,
): Promise<number[]> {
  const results: number[] = [];
  for (let sum = 0; sum < until || results.length < fewest;) {
    const result = await act();
    results.push(result);
    sum += result;
  }
  return results;
}
