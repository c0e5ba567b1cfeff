import type { Browser } from '@playwright/test';
import { bundle } from './bundle.ts';
import { launch } from './chromium.ts';
import { serveFolders } from './server.ts';
import { median } from './statistics.ts';

const TIMES = 15;
const ENGINE = 'engine-alone';
const NOTHING = 'nothing';

/** Prints how long the engine takes from its import to its first answer in Chromium, and its bytes. */
export async function reportStartUp(): Promise<void> {
  const engine = await bundle(ENGINE);
  const nothing = await bundle(NOTHING);
  const server = await serveFolders({ '': engine.folder, nothing: nothing.folder });
  const browser = await launch();
  const found = { engine: [] as number[], nothing: [] as number[] };
  for (let time = 0; time < TIMES; time++) {
    found.engine.push(await untilFirstAnswer(browser, server.address, `${ENGINE}.js`));
    found.nothing.push(await untilFirstAnswer(browser, server.address, `nothing/${NOTHING}.js`));
  }
  console.log(`Import to the first answer of tiny-cnn, Chromium ${browser.version()}:`);
  console.log(`  the engine       ${median(found.engine).toFixed(1)} ms`);
  console.log(`  an empty module  ${median(found.nothing).toFixed(1)} ms (medians of ${TIMES})`);

  const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  const [bytes, packed] = [kB(engine.bytes), kB(engine.packed)];
  console.log(`Shipped: ${bytes}, ${packed} after gzip (${engine.files.join(', ')})`);

  await browser.close();
  server.stop();
  engine.remove();
  nothing.remove();
}

/** Milliseconds in a new page from the import of a module to the return of its `firstAnswer`, if any. */
async function untilFirstAnswer(browser: Browser, address: string, file: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(address);
  const ms = await page.evaluate(async (script) => {
    const start = performance.now();
    const { firstAnswer } = (await import(script)) as Partial<typeof import('./engine-alone.ts')>;
    firstAnswer?.();
    return performance.now() - start;
  }, address + file);
  await page.close();
  return ms;
}
