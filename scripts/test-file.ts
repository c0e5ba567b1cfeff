import { findBrowser } from './browser.ts';
import { run } from './run.ts';

// The book as files on a disk: in Chromium, where other options go to Playwright; with --firefox in
// this machine's Firefox.
const options = process.argv.slice(2);
const built = process.env.BUILT === '1' || run('astro build');
if (options.includes('--firefox')) {
  const { readInFirefox } = await import('../tests/firefox/main.ts');
  process.exitCode = built && (await readInFirefox()) === 0 ? 0 : 1;
} else {
  const quoted = ['zip', 'single-files', ...options].map((option) => JSON.stringify(option));
  const command = ['playwright test', ...quoted, '--project=desktop'].join(' ');
  process.exitCode = built && run(command, { BROWSER_PATH: findBrowser() }) ? 0 : 1;
}
