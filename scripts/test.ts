import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';
import { CHECKS, failedChecks } from './check.ts';
import { run } from './run.ts';

// Checks, build, unit tests, browser tests; each part runs although one before it failed.
const folder = mkdtempSync(join(tmpdir(), 'layer-by-layer-'));
const browser = findBrowser();
let passed = 0;
let failed = 0;

/** Adds one part to the count. A part that ends badly without a failed test counts as one failure. */
function count(part: { passed: number; failed: number }, succeeded: boolean): void {
  passed += part.passed;
  failed += part.failed > 0 || succeeded ? part.failed : 1;
}

function report<T>(file: string, read: (json: T) => { passed: number; failed: number }) {
  try {
    return read(JSON.parse(readFileSync(join(folder, file), 'utf8')) as T);
  } catch {
    console.error(`No report in ${file}: that part of the tests did not run to its end.`);
    return { passed: 0, failed: 1 };
  }
}

const wrong = await failedChecks();
count({ passed: CHECKS.length - wrong.length, failed: wrong.length }, true);

const built = run('astro build');
count({ passed: built ? 1 : 0, failed: built ? 0 : 1 }, true);

const units = run(
  `vitest run --reporter=default --reporter=json --outputFile=${join(folder, 'unit.json')}`,
);
count(
  report<{ numPassedTests: number; numFailedTests: number }>('unit.json', (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
  })),
  units,
);

if (built) {
  const pages = run('playwright test --reporter=list,json,./tests/measured-table.ts', {
    BROWSER_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(folder, 'e2e.json'),
  });
  count(
    report<{ stats: { expected: number; flaky: number; unexpected: number } }>(
      'e2e.json',
      ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
    ),
    pages,
  );
}

if (wrong.length) console.log(`\nNot in order: ${wrong.join('; ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
