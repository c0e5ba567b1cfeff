import { chromium } from '@playwright/test';
import { serve } from '../../scripts/serve.ts';
import { findBrowser } from '../../scripts/browser.ts';
import { run } from '../../scripts/run.ts';
import { frameWork } from './frames.ts';
import { layoutShift, routes, threeChunk, weigh } from './pages.ts';

// Prints what the design budgets, of all pages or of those named: `npm run bench:pages -- /network/`.
// It judges nothing: machines are noisy, and a reader of the table is not.
process.env.ASTRO_TELEMETRY_DISABLED = '1';
if (process.env.BUILT !== '1' && !run('astro build --silent')) process.exit(1);
const asked = process.argv.slice(2);
const pages = routes().filter((route) => !asked.length || asked.includes(route));
const server = await serve(4331);
const args = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const browser = await chromium.launch({ executablePath: findBrowser(), args });
const { address } = server;

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(q * (values.length - 1))]!;

console.log('First view, gzip (budget: 40 kB of script, 350 kB in all without three.js)');
for (const route of pages) {
  const { html, script, three, style, font, other } = await weigh(browser, address + route);
  const all = html + script + style + font + other;
  const parts = { html, script, style, font, other };
  const list = Object.entries(parts).map(([name, bytes]) => `${name} ${kB(bytes)}`);
  console.log(
    `  ${route}  ${kB(all)}: ${list.join(', ')}${three ? `; three.js ${kB(three)}` : ''}`,
  );
}
console.log(`three.js chunk  ${kB(threeChunk())} (budget 150 kB)`);

console.log('Layout shift, loaded and scrolled through (budget 0)');
for (const route of pages) {
  const desktop = await layoutShift(browser, address + route, { width: 1440, height: 900 });
  const phone = await layoutShift(browser, address + route, { width: 390, height: 844 });
  console.log(`  ${route}  desktop ${desktop.toFixed(4)}, phone ${phone.toFixed(4)}`);
}

console.log('Main-thread work per scroll frame, three runs (budget: 4 ms at the 95th percentile)');
for (const route of pages.filter((name) => name !== '/')) {
  for (let round = 0; round < 3; round++) {
    const work = await frameWork(browser, address + route);
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((q) => quantile(work, q).toFixed(2));
    console.log(`  ${route}  median ${p50}, p95 ${p95}, p99 ${p99} ms over ${work.length} frames`);
  }
}
await browser.close();
await server.stop();
