// Measures one contestant at one task, in a process of its own, and prints the outcome.
import { pathToFileURL } from 'node:url';
import { packagesFolder } from '../peers/install.ts';
import type { TaskId } from './contestant.ts';
import type { Budget } from './measure.ts';
import { outcomeOf } from './outcome.ts';

const [task, id, budget] = process.argv.slice(2) as [TaskId, string, string];
const packages = `${pathToFileURL(packagesFolder).href}/`;
const outcome = await outcomeOf(task, id, packages, JSON.parse(budget) as Budget);
// The last line: a contestant may have printed something too.
console.log(`\n${JSON.stringify(outcome)}`);
// Some keep a timer or a worker running.
process.exit();
