import { expect, test } from 'vitest';
import type { Outcome } from '../../bench/engine/contestant.ts';
import { readOptions } from '../../bench/engine/options.ts';
import { playRounds } from '../../bench/engine/rounds.ts';

async function order(rounds: number, outcomes: Record<string, Outcome>): Promise<string[]> {
  const samples = await playRounds('B', Object.keys(outcomes), rounds, async (id) => outcomes[id]!);
  return Array.from({ length: rounds }, (_, round) =>
    samples.flatMap((sample) => (sample.round === round ? [sample.id] : [])).join(''),
  );
}
const quick: Outcome = { ms: 1, runs: 9 };

test('everyone runs once a round, and each round begins with another', async () => {
  expect(await order(4, { a: quick, b: quick, c: quick })).toEqual(['abc', 'bca', 'cab', 'abc']);
});

test('who refuses is not asked again, and who takes very long is not measured twice', async () => {
  const outcomes = { a: quick, b: { refused: 'no' }, c: { ms: 46_000, runs: 1 } };
  expect(await order(3, outcomes)).toEqual(['abc', 'a', 'a']);
});

test('the command line says what is measured, where and how long', () => {
  const words = ['--tasks', 'B,D', '--only', 'book,torch', '--rounds', '5', '--node'];
  expect(readOptions(words)).toEqual({
    environments: ['Node'],
    tasks: ['B', 'D'],
    only: ['book', 'torch'],
    rounds: 5,
    budget: 1000,
    startUp: false,
  });
  expect(readOptions([]).environments).toEqual(['Node', 'Chromium']);
  expect(readOptions(['--quick'])).toMatchObject({ rounds: 1, tasks: ['A1', 'B', 'C'] });
});

test('the command line refuses what it does not know', () => {
  expect(() => readOptions(['--tasks', 'E'])).toThrow('There is no task "E"; the tasks are A1,');
  expect(() => readOptions(['--rounds', 'many'])).toThrow('--rounds is "many"; it must be');
  expect(() => readOptions(['--fast'])).toThrow("Unknown option '--fast'");
});
