import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import type { NetworkSpec } from '#engine/index.ts';
import { zoo } from '#engine/index.ts';
import { findBrowser } from '../../../scripts/browser.ts';
import { buildPageScript, inOneFile } from '../../e2e/training/site.ts';
import { watch, type Seen } from './watch.ts';

// Prints how long a reader waits for a network to learn 1,000 digits, 20 times over, in a page of
// one file opened from the disk. It judges nothing: machines are noisy.
const ROUNDS = 3;

const dense = {
  name: 'dense 784-128-10',
  input: [28, 28, 1],
  layers: [
    { name: 'flatten', kind: 'flatten' },
    { name: 'dense1', kind: 'dense', units: 128 },
    { name: 'relu1', kind: 'relu' },
    { name: 'dense2', kind: 'dense', units: 10 },
    { name: 'softmax', kind: 'softmax' },
  ],
} as const satisfies NetworkSpec;

const settings = {
  start: 1,
  optimizer: { kind: 'adam', rate: 0.002 },
  epochs: 20,
  batch: 32,
  seed: 1,
  examples: { drawn: 1000, firstSeed: 1 },
} as const;

/** A page that may not compile WebAssembly trains in TypeScript. */
const heads = {
  wasm: '',
  reference: `<meta http-equiv="Content-Security-Policy"
    content="script-src 'unsafe-inline'; worker-src blob:">`,
};

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(q * (values.length - 1))]!;
const median = (values: readonly number[]): number => quantile(values, 0.5);

const folder = mkdtempSync(join(tmpdir(), 'bench-training-'));
const script = await buildPageScript();
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
console.log(`20 epochs of 1,000 digits, batches of 32, in a worker; medians of ${ROUNDS} rounds`);
for (const [backend, head] of Object.entries(heads)) {
  const file = join(folder, `${backend}.html`);
  writeFileSync(file, inOneFile(script, head));
  for (const spec of [dense, zoo['tiny-cnn']]) {
    const rounds: Seen[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(file).href);
      const seen = await watch(page, { ...settings, spec });
      await page.close();
      if (seen.backend !== backend || seen.where !== 'worker')
        throw new Error(`This was to run on ${backend} in a worker, but ran on ${seen.backend}.`);
      rounds.push(seen);
    }
    const seconds = (of: 'total' | 'steps' | 'first'): string =>
      (median(rounds.map((seen) => seen[of])) / 1000).toFixed(2);
    const gaps = rounds.flatMap((seen) => seen.gaps);
    const [p50, p95, most] = [0.5, 0.95, 1].map((q) => quantile(gaps, q).toFixed(1));
    const { snapshots, accuracy } = rounds[0]!;
    console.log(
      `  ${backend}, ${spec.name}: ${seconds('total')} s (steps alone ${seconds('steps')} s), ` +
        `first snapshot after ${seconds('first')} s, ${snapshots} snapshots; ` +
        `frames ${p50} ms apart, p95 ${p95}, longest ${most}; reads ${(100 * accuracy).toFixed(1)} %`,
    );
  }
}
await browser.close();
rmSync(folder, { recursive: true });
