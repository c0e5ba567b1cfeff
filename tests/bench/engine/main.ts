// Measures the book’s engine and its peers: npm run bench -- [--quick] [--node] [--chromium]
//   [--tasks A1,B] [--only book,torch] [--rounds N] [--budget MS] [--start-up]
import { installPeers } from '../peers/install.ts';
import { openChromium } from './chromium.ts';
import { BASE, PEAK } from './contestants/index.ts';
import type { Environment } from './environment.ts';
import { openNode } from './node.ts';
import { readOptions } from './options.ts';
import type { BenchOptions } from './options.ts';
import { aimsReport, taskReport } from './report.ts';
import { playRounds } from './rounds.ts';
import type { Sample } from './rounds.ts';
import { reportStartUp } from './start-up.ts';

const options = optionsOrEnd();
const wanted = (id: string): boolean =>
  id === PEAK || options.only.length === 0 || options.only.some((start) => id.startsWith(start));

if (options.startUp) await reportStartUp();
else {
  installPeers();
  for (const kind of options.environments) {
    const environment = kind === 'Node' ? openNode() : await openChromium();
    await report(environment).finally(() => environment.close());
  }
}

function optionsOrEnd(): BenchOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

async function report({ name, kind, remark, entrants, measure }: Environment): Promise<void> {
  const { rounds } = options;
  console.log(`\n${name}, ${rounds === 1 ? 'one round' : `medians of ${rounds} rounds`}`);
  if (remark) console.log(remark);
  for (const start of options.only) {
    if (entrants.some(({ id }) => id.startsWith(start))) continue;
    const ids = entrants.map(({ id }) => id).join(', ');
    console.log(`Nobody here is called "${start}"; there are ${ids}.`);
  }
  const samples: Sample[] = [];
  for (const task of options.tasks) {
    const able = entrants.filter(({ id, only }) => wanted(id) && (only?.includes(task) ?? true));
    const ids = able.map(({ id }) => id);
    const found = await playRounds(task, ids, rounds, (id, round) => {
      progress(`${task}, round ${round + 1}: ${id}`);
      return measure(task, id, options.budget);
    });
    progress('');
    samples.push(...found);
    console.log(`\n${taskReport(task, found, able)}`);
  }
  if (wanted(BASE)) console.log(`\n${aimsReport(samples, kind)}`);
}

/** Shows what is going on, in one line that is written over, to whoever looks on. */
function progress(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${words}`);
}
