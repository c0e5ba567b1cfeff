import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../../scripts/browser.ts';
import { run } from '../../../scripts/run.ts';
import { serve } from '../../../scripts/serve.ts';
import { press, type Worked } from './watch.ts';

// Prints how soon the layer explorer of the built book answers. It judges nothing: machines are noisy.
process.env.ASTRO_TELEMETRY_DISABLED = '1';
if (process.env.BUILT !== '1' && !run('astro build --silent')) process.exit(1);
const server = await serve(4337);
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });

const CHANGES = 200;
const FRAME = 1000 / 60;

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(q * (values.length - 1))] ?? 0;

const said = (times: readonly number[]): string => {
  const [p50, p95, most] = [0.5, 0.95, 1].map((q) => quantile(times, q).toFixed(1));
  const late = times.filter((time) => time > FRAME).length;
  return `median ${p50}, p95 ${p95}, longest ${most} ms, ${late} of ${times.length} above a frame`;
};

function tell(what: string, { clock, own, long }: Worked): void {
  const tasks = long.length ? `${long.length}, up to ${Math.max(...long).toFixed(0)} ms` : 'none';
  console.log(`  ${what}`);
  console.log(`    the page’s own thread  ${said(own)}`);
  console.log(`    by the clock           ${said(clock)}; tasks above 50 ms: ${tasks}`);
}

const times = (count: number, button: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => button(i));
const sample = (digit: number): string => `.digit-input .samples button:nth-of-type(${digit + 1})`;
const radio = (value: string): string => `.levels input[type='radio'][value='${value}']`;

/** One press of every map of every stage. */
const maps = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.levels button[data-stage]')].map(
      ({ dataset: { stage, map } }) => `.levels button[data-stage='${stage}'][data-map='${map}']`,
    ),
  );

console.log(
  `The layer explorer, from a click to its painted frame (budget: ${FRAME.toFixed(1)} ms at p95)`,
);
for (const [name, viewport] of [
  ['desktop', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  console.log(name);
  for (const network of ['tiny-cnn', 'lenet-5']) {
    const page = await browser.newPage({ viewport });
    await page.goto(`${server.address}/widgets/layer-explorer/`, { waitUntil: 'networkidle' });
    await page.locator('.levels button[data-stage]:enabled').first().waitFor();
    if (network === 'lenet-5') {
      tell(`to ${network}`, await press(page, [radio('lenet-5')]));
      await page.locator("button[data-stage='fc3']").first().waitFor();
    }
    // A reader’s browser has compiled the page after a few clicks.
    await press(
      page,
      times(20, (i) => sample(i % 10)),
    );
    tell(
      `${network}, another digit`,
      await press(
        page,
        times(CHANGES, (i) => sample((7 * i) % 10)),
      ),
    );
    tell(`${network}, every map of every stage`, await press(page, await maps(page)));
    const ranges = ['map', 'network', 'layer'];
    tell(
      `${network}, another scale`,
      await press(
        page,
        times(30, (i) => radio(ranges[i % 3]!)),
      ),
    );
    await page.close();
  }
}
await browser.close();
await server.stop();
