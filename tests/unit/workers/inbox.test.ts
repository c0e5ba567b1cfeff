import { expect, test } from 'vitest';
import type { Snapshot } from '#engine/index.ts';
import { snapshotInbox } from '#src/workers/inbox.ts';
import type { Inbox } from '#src/workers/inbox.ts';

const shot = (step: number, endsEpoch = false): Snapshot => ({
  epoch: 0,
  batch: step - 1,
  batches: 100,
  rate: 0.1,
  loss: 1,
  accuracy: 0.5,
  step,
  endsEpoch,
  seconds: 1,
});

async function drain(inbox: Inbox): Promise<number[]> {
  const steps: number[] = [];
  for (;;) {
    const { done, value } = await inbox.take();
    if (done) return steps;
    steps.push(value.step);
  }
}

test('a newer snapshot takes the place of one that nobody has drawn, but for the ends of epochs', async () => {
  const inbox = snapshotInbox();
  for (const step of [1, 2, 3]) inbox.put(shot(step));
  inbox.put(shot(4, true));
  for (const step of [5, 6]) inbox.put(shot(step));
  inbox.put(shot(7, true));
  inbox.put(shot(8));
  inbox.close();
  expect(await drain(inbox)).toEqual([4, 7, 8]);
});

test('whoever waits gets the next one at once, in order', async () => {
  const inbox = snapshotInbox();
  const waiting = [inbox.take(), inbox.take()];
  inbox.put(shot(1, true));
  inbox.put(shot(2, true));
  expect((await Promise.all(waiting)).map(({ value }) => value?.step)).toEqual([1, 2]);
  expect(inbox.empty).toBe(true);
});

test('an error comes after what was shown before it, once; then it is over', async () => {
  const inbox = snapshotInbox();
  inbox.put(shot(1));
  inbox.close(new Error('It has died.'));
  inbox.close(new Error('Again.'));
  inbox.put(shot(2, true));
  await inbox.closed;
  expect((await inbox.take()).value?.step).toBe(1);
  await expect(inbox.take()).rejects.toThrow('It has died.');
  expect((await inbox.take()).done).toBe(true);
});

test('closing ends the wait of all who wait', async () => {
  const inbox = snapshotInbox();
  const waiting = [inbox.take(), inbox.take()];
  inbox.close();
  expect((await Promise.all(waiting)).map(({ done }) => done)).toEqual([true, true]);
});

test('what is thrown away is not shown', async () => {
  const inbox = snapshotInbox();
  inbox.put(shot(1, true));
  inbox.clear();
  inbox.close();
  expect(await drain(inbox)).toEqual([]);
});
