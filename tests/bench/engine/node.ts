import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome } from './contestant.ts';
import { contestants } from './contestants/index.ts';
import type { Budget } from './measure.ts';
import type { Environment } from './environment.ts';
import { findTorch } from './torch.ts';

const budgetOf = (measured: number): Budget => ({ measured, chunk: 1 });

/** Node, with every contestant in a process of its own; PyTorch is among them where it is found. */
export function openNode(): Environment {
  const torch = findTorch();
  return {
    name: `Node ${process.versions.node}`,
    kind: 'Node',
    remark:
      'TensorFlow.js comes to Node in a build for old browsers, whose cpu back end is several ' +
      'times slower than what Chromium gets; its aims are judged there.',
    entrants: [...contestants, ...torch.map(({ entrant }) => entrant)],
    measure: async (task, id, milliseconds) => {
      const budget = budgetOf(milliseconds);
      const found = torch.find(({ entrant }) => entrant.id === id);
      const script = join(import.meta.dirname, 'node-process.ts');
      return found
        ? runForOutcome(found.command(task, budget))
        : runForOutcome([process.execPath, script, task, id, JSON.stringify(budget)]);
    },
    close: async () => {},
  };
}

/** What a program says in the last line that it prints, as JSON. */
function runForOutcome([program, ...options]: readonly string[]): Outcome {
  const { stdout, stderr } = spawnSync(program!, options, { encoding: 'utf8', maxBuffer: 1e8 });
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1)!) as Outcome;
  } catch {
    return { refused: stderr.trim().split('\n').at(-1) ?? 'it ended without a word' };
  }
}
