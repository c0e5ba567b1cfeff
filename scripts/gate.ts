import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rateEveryPage } from '../tests/gate/lighthouse/main.ts';
import type { Measured } from '../tests/measured.ts';
import { asTable } from '../tests/measured-table.ts';
import { findBrowser } from './browser.ts';
import { root, run } from './run.ts';

// The long walks before a release; words after it go to Playwright, such as `npm run gate -- -g memory`.
const options = process.argv.slice(2);
const built = process.env.BUILT === '1' || run('astro build');
if (!built) process.exit(1);

const quoted = options.map((option) => JSON.stringify(option));
const walked = run(['playwright test -c playwright.gate.config.ts', ...quoted].join(' '), {
  BROWSER_PATH: findBrowser(),
});
const file = join(root, 'test-results/measured.json');
const found = JSON.parse(readFileSync(file, 'utf8')) as Measured[];
const rated = options.length === 0 ? await rateEveryPage() : { found: [], well: true };

console.log(`\n${asTable([...found, ...rated.found])}`);
const well = walked && rated.well;
console.log(well ? '\nThe gate is open.' : '\nThe gate is closed: see above what failed.');
process.exitCode = well ? 0 : 1;
