import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const FIREFOXES = ['firefox', 'firefox-esr', '/Applications/Firefox.app/Contents/MacOS/firefox'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Path of a Chromium or Chrome for the tests: the environment variable `BROWSER_PATH`, then the
 * system's, then Playwright's own; where there is none it installs one, and says what it does.
 */
export function findBrowser(): string {
  const wanted = process.env.BROWSER_PATH;
  if (wanted !== undefined) {
    if (executable(wanted)) return wanted;
    throw new Error(
      `BROWSER_PATH is "${wanted}", and no program is there. Unset it, or give a Chromium's path.`,
    );
  }
  return installed() ?? install();
}

/** Path of this machine's Firefox: `FIREFOX_PATH`, or the system's. Throws a sentence where there is none. */
export function findFirefox(): string {
  const wanted = process.env.FIREFOX_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const system = FIREFOXES.flatMap((name) =>
    name.startsWith('/') ? name : folders.map((folder) => join(folder, name)),
  );
  const found = (wanted === undefined ? system : [wanted]).find(executable);
  if (found !== undefined) return found;
  throw new Error(
    'No Firefox found. Install it (on Debian the package “firefox-esr”), or set FIREFOX_PATH to one.',
  );
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const system = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...system, ...APPLICATIONS, chromium.executablePath()].find(executable);
}

function install(): string {
  const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const ways: (readonly [say: string, command: string])[] = [
    ['Playwright’s own Chromium', 'npx playwright install chromium'],
  ];
  const apt = 'apt-get update -q && apt-get install -y -q --no-install-recommends chromium';
  if (debian) ways.unshift(['Debian’s package “chromium”', apt]);
  for (const [say, command] of ways) {
    console.log(`No Chromium or Chrome found. Installing ${say}: ${command}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const { status } = spawnSync(command, { shell: true, stdio: 'inherit', env });
    const path = status === 0 ? installed() : undefined;
    if (path) return path;
  }
  throw new Error(
    'No browser for the tests. Install Chromium or Chrome, or set BROWSER_PATH to one.',
  );
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.main) console.log(findBrowser());
