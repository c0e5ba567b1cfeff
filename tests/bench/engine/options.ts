import { parseArgs } from 'node:util';
import { TASK_IDS } from './contestant.ts';
import type { TaskId } from './contestant.ts';

export interface BenchOptions {
  readonly environments: readonly ('Node' | 'Chromium')[];
  readonly tasks: readonly TaskId[];
  /** Beginnings of the ids of those who are measured; empty for all. */
  readonly only: readonly string[];
  readonly rounds: number;
  /** Milliseconds of measured runs for each entrant, task and round. */
  readonly budget: number;
  readonly startUp: boolean;
}

const QUICK = { tasks: 'A1,B,C', rounds: '1', budget: '200' };
const FULL = { tasks: TASK_IDS.join(), rounds: '3', budget: '1000' };

/** What the command line asks for; refuses, in a sentence, what it does not know. */
export function readOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      tasks: { type: 'string' },
      only: { type: 'string', default: '' },
      rounds: { type: 'string' },
      budget: { type: 'string' },
      node: { type: 'boolean', default: false },
      chromium: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      'start-up': { type: 'boolean', default: false },
    },
  });
  const usual = values.quick ? QUICK : FULL;
  const everywhere = values.node === values.chromium;
  return {
    environments: [
      ...(everywhere || values.node ? (['Node'] as const) : []),
      ...(everywhere || values.chromium ? (['Chromium'] as const) : []),
    ],
    tasks: (values.tasks ?? usual.tasks).split(',').map(taskOf),
    only: values.only.split(',').filter((start) => start !== ''),
    rounds: positive('rounds', values.rounds ?? usual.rounds),
    budget: positive('budget', values.budget ?? usual.budget),
    startUp: values['start-up'],
  };
}

function taskOf(word: string): TaskId {
  const found = TASK_IDS.find((id) => id === word);
  if (found) return found;
  throw new RangeError(`There is no task "${word}"; the tasks are ${TASK_IDS.join(', ')}.`);
}

function positive(name: string, word: string): number {
  const value = Number(word);
  if (Number.isInteger(value) && value > 0) return value;
  throw new RangeError(`--${name} is "${word}"; it must be a whole number, at least 1.`);
}
