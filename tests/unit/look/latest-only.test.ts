import { latestOnly } from '#src/cover/latest-only.ts';
import { expect, test } from 'vitest';

test('one task runs at a time, and of those that waited only the latest', async () => {
  const done: number[] = [];
  let finish = (): void => {};
  const run = latestOnly<number>((n) => {
    done.push(n);
    return new Promise((resolve) => (finish = resolve));
  });
  for (const n of [1, 2, 3, 4]) run(n);
  expect(done).toEqual([1]);
  finish();
  await new Promise((resolve) => setTimeout(resolve));
  expect(done).toEqual([1, 4]);
  finish();
  await new Promise((resolve) => setTimeout(resolve));
  run(5);
  expect(done).toEqual([1, 4, 5]);
});
