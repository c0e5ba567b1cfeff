// Measures the book’s engine and its peers: npm run bench -- [--quick] [--node] [--chromium]
//   [--tasks A1,B] [--only book,torch] [--rounds N] [--budget MS] [--start-up]
import { installPeers } from '../peers/install.ts';
import { openChromium } from './chromium.ts';
import { BASE, PEAK } from './contestants/index.ts';
import type { Environment } from './environment.ts';
import { openNode } from './node.ts';
import { readOptions } from './options.ts';
import { aimsReport, taskReport } from './report.ts';
import { playRounds } from './rounds.ts';
import type { Sample } from './rounds.ts';
import { reportStartUp } from './start-up.ts';

const options = readOptions(process.argv.slice(2));
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

async function report({ name, kind, entrants, measure }: Environment): Promise<void> {
  console.log(`\n${name}: medians of ${options.rounds} rounds`);
  const samples: Sample[] = [];
  for (const task of options.tasks) {
    const able = entrants.filter(({ id, only }) => wanted(id) && (only?.includes(task) ?? true));
    const ids = able.map(({ id }) => id);
    const found = await playRounds(task, ids, options.rounds, (id, round) => {
      process.stderr.write(`\r\x1b[K${task}, round ${round + 1}: ${id}`);
      return measure(task, id, options.budget);
    });
    process.stderr.write('\r\x1b[K');
    samples.push(...found);
    console.log(`\n${taskReport(task, found, able)}`);
  }
  if (wanted(BASE)) console.log(`\n${aimsReport(samples, kind)}`);
}
