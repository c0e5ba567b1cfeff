import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Entrant, TaskId } from './contestant.ts';
import type { Budget } from './measure.ts';

/** PyTorch with its maps in one of two layouts, and the program that measures it. */
export interface TorchEntrant {
  readonly entrant: Entrant;
  readonly command: (task: TaskId, budget: Budget) => readonly string[];
}

const script = join(import.meta.dirname, '../peers/pytorch.py');
const LAYOUTS = [
  ['torch', 'contiguous', 'channels first'],
  ['torch-channels-last', 'channels_last', 'channels last'],
] as const;

/** PyTorch in both layouts, if a Python of this machine has it; and says which, or where it looked. */
export function findTorch(): readonly TorchEntrant[] {
  const pythons = ['python3', '/usr/bin/python3'];
  for (const python of pythons) {
    const { status, stdout } = spawnSync(python, [script], { encoding: 'utf8' });
    if (status !== 0) continue;
    console.log(`Found in ${python}: ${stdout.trim()}. It runs on one thread.`);
    return LAYOUTS.map(([id, layout, words]) => ({
      entrant: { id, name: `PyTorch, ${words}` },
      command: (task, { measured, chunk }) =>
        [python, script, task, layout, measured, chunk].map(String),
    }));
  }
  console.log(`PyTorch is not measured: neither ${pythons.join(' nor ')} can import torch.`);
  return [];
}
