import { findBrowser } from './browser.ts';
import { run } from './run.ts';

const options = process.argv.slice(2).map((option) => JSON.stringify(option));
const built = process.env.BUILT === '1' || run('astro build');
const passed =
  built && run(['playwright test', ...options].join(' '), { BROWSER_PATH: findBrowser() });
process.exitCode = passed ? 0 : 1;
