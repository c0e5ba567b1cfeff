import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame } from '@playwright/test';
import { unzipSync } from 'fflate';
import { findFirefox } from '../../scripts/browser.ts';
import { installApart } from '../../scripts/install-apart.ts';
import { root } from '../../scripts/run.ts';
import { expectLearnt, job, learn, learnHere } from '../e2e/training/learn.ts';
import { buildPageScript } from '../e2e/training/site.ts';
import type { Browser, Page } from './browser.ts';
import { answer, followStories, goOn, wake } from './in-page.ts';

/**
 * Reads the zip and the single files from the disk in this machine's Firefox, where every file is an
 * origin of its own: harnesses switch that off, and everything then works. Gives how many failed.
 */
export async function readInFirefox(): Promise<number> {
  installApart(import.meta.dirname, '15 MB');
  const { launch } = await import('./browser.ts');
  const browser = await launch(findFirefox());
  const folder = mkdtempSync(join(tmpdir(), 'my book #2 '));
  const files = unpack(folder);
  let failed = 0;
  const check = async (name: string, see: (page: Page) => Promise<string[]>): Promise<void> => {
    const wrong = await inNewPage(browser, see).catch((error: unknown) => [String(error)]);
    if (wrong.length > 0) failed++;
    console.log(
      `${wrong.length > 0 ? '✘' : '✓'} ${name}${wrong.map((w) => `\n    ${w}`).join('')}`,
    );
  };
  for (const file of files.filter((path) => /(?:^|\/)index\.html$/.test(path)))
    await check(file, async (page) => {
      await page.goto(pathToFileURL(join(folder, file)).href);
      const asleep = await page.evaluate(wake);
      const stories = await page.evaluate(followStories);
      const widget = /widgets\/.+\/index/.test(file) ? await page.evaluate(answer) : null;
      return [...asleep, ...stories, ...(widget ? [widget] : [])];
    });
  for (const file of files.filter((path) => /\/embed\/[\w-]+\.html$/.test(path)))
    await check(file, async (page) => {
      await page.goto(pathToFileURL(join(folder, file)).href);
      const wrong = await page.evaluate((await page.$('section.widget')) ? answer : goOn);
      return wrong ? [wrong] : [];
    });
  await check('a file may not read another one, as in the Firefox of readers', async (page) => {
    const [one, other] = ['glossary', 'formulas'].map(
      (name) => pathToFileURL(join(folder, `layer-by-layer/${name}/index.html`)).href,
    );
    await page.goto(one!);
    const read = await page.evaluate(`fetch(${JSON.stringify(other)}).then(String, () => null)`);
    return read === null ? [] : ['the policy is off: what passed above proves nothing'];
  });
  await check('a network trains on a page of the zip', trains(folder));
  await browser.close();
  rmSync(folder, { recursive: true });
  return failed;
}

const trains =
  (folder: string) =>
  async (page: Page): Promise<string[]> => {
    await page.goto(pathToFileURL(join(folder, 'layer-by-layer/network/index.html')).href);
    await page.evaluate(await buildPageScript());
    const learnt = await learn(page as unknown as Frame, job);
    expectLearnt(learnt);
    const { where, backend, bits } = learnt;
    console.log(`    in a ${where}, on ${backend}`);
    return bits === learnHere() ? [] : ['other bits than in Node'];
  };

/** Unpacks the zip and gives the paths in it. */
function unpack(folder: string): string[] {
  const entries = Object.entries(unzipSync(readFileSync(join(root, 'dist/book.zip'))));
  for (const [path, bytes] of entries) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return entries.map(([path]) => path).sort();
}

/** What is wrong with a page: what was seen, what it said to the console, and what it asked of others. */
async function inNewPage(
  browser: Browser,
  see: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const page = await browser.newPage();
  const noise: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') noise.push(message.text());
  });
  page.on('pageerror', (error) => noise.push(`uncaught: ${String(error)}`));
  page.on('request', (request) => {
    if (!/^(?:file|data|blob|about):/.test(request.url())) noise.push(`asked ${request.url()}`);
  });
  try {
    return [...(await see(page)), ...noise];
  } finally {
    await page.close();
  }
}
