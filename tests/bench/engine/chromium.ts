import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { findBrowser } from '../../../scripts/browser.ts';
import { packagesFolder } from '../peers/install.ts';
import { bundle } from './bundle.ts';
import type { Outcome, TaskId } from './contestant.ts';
import { contestants } from './contestants/index.ts';
import type { Environment } from './environment.ts';
import type { Budget } from './measure.ts';
import { serveFolders } from './server.ts';

/** Pages tell the time in tenths of a millisecond. */
const budgetOf = (measured: number): Budget => ({ measured, chunk: 5 });

/** Chromium, with every contestant in a page of its own. */
export async function openChromium(): Promise<Environment> {
  const built = await bundle('page');
  const server = await serveFolders({ '': built.folder, packages: packagesFolder });
  const browser = await launch();
  return {
    name: `Chromium ${browser.version()}`,
    kind: 'Chromium',
    entrants: contestants,
    measure: (task, id, milliseconds) =>
      inNewPage(browser, server.address, task, id, budgetOf(milliseconds)),
    close: async () => {
      await browser.close();
      server.stop();
      built.remove();
    },
  };
}

/** A Chromium without the background work that would be measured too. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      // Root may not use the sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
}

async function inNewPage(
  browser: Browser,
  address: string,
  task: TaskId,
  id: string,
  budget: Budget,
): Promise<Outcome> {
  const page = await browser.newPage();
  try {
    await page.goto(address);
    return await page.evaluate(
      async ({ script, task, id, budget }) => {
        const { measureHere } = (await import(script)) as typeof import('./page.ts');
        return measureHere(task, id, budget);
      },
      { script: `${address}page.js`, task, id, budget },
    );
  } catch (error) {
    return { refused: (error as Error).message.split('\n')[0]! };
  } finally {
    await page.close();
  }
}
