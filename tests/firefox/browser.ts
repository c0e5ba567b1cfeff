import puppeteer from 'puppeteer-core';

/** What is used of a page. */
export interface Page {
  goto(address: string): Promise<unknown>;
  $(selector: string): Promise<unknown>;
  evaluate<T>(script: string | (() => T | Promise<T>)): Promise<T>;
  on(event: 'console', listen: (message: { type(): string; text(): string }) => void): unknown;
  on(event: 'pageerror', listen: (error: unknown) => void): unknown;
  on(event: 'request', listen: (request: { url(): string }) => void): unknown;
  close(): Promise<void>;
}
export interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** Starts Firefox as readers have it: every file on the disk an origin of its own. */
export const launch = (executablePath: string): Promise<Browser> =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true },
    defaultViewport: { width: 1280, height: 800 },
  });
