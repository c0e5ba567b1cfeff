import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test as base, type Frame, type Page } from '@playwright/test';
import { coursePage } from '../course-page.ts';
import { buildPageScript, inOneFile, servePage } from './site.ts';

/** Opens the page that trains where it is asked to; each gives the frame it runs in. */
export interface Places {
  /** From a folder on the disk. */
  fromDisk: () => Promise<Frame>;
  /** In a sandboxed frame on a page of another origin. */
  sandboxed: () => Promise<Frame>;
  /** From a server, under a content security policy. */
  under: (policy: string) => Promise<Frame>;
}

interface Site {
  readonly file: string;
  readonly script: string;
  readonly url: string;
}

/** A reader of the page that trains: every test ends with a look at the console and the requests. */
export const test = base.extend<Places & { provoked: RegExp; noise: void }, { site: Site }>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures here.
    async ({}, use) => {
      const script = await buildPageScript();
      const folder = mkdtempSync(join(tmpdir(), 'training-'));
      const file = join(folder, 'index.html');
      writeFileSync(file, inOneFile(script));
      const { url, close } = await servePage(script);
      await use({ file: pathToFileURL(file).href, script, url });
      close();
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  provoked: [/^$/, { option: true }],
  noise: [
    async ({ page, provoked }, use) => {
      const noise: string[] = [];
      page.on('console', (message) => {
        const loud = message.type() === 'error' || message.type() === 'warning';
        if (loud && !provoked.test(message.text())) noise.push(message.text());
      });
      page.on('pageerror', (error) => noise.push(`uncaught: ${error.message}`));
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol.startsWith('http') && hostname !== '127.0.0.1')
          noise.push(`asked ${request.url()}`);
      });
      await use();
      expect(noise).toEqual([]);
    },
    { auto: true },
  ],
  fromDisk: async ({ page, site }, use) => {
    await use(() => mainFrame(page, site.file));
  },
  under: async ({ page, site }, use) => {
    await use((policy) => mainFrame(page, `${site.url}?${encodeURIComponent(policy)}`));
  },
  sandboxed: async ({ page, site }, use) => {
    const html = inOneFile(site.script).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const { url, close } = await coursePage(
      `<iframe sandbox="allow-scripts" title="Training" srcdoc="${html}"></iframe>`,
    );
    await use(async () => {
      await page.goto(url);
      return (await (await page.locator('iframe').elementHandle())!.contentFrame())!;
    });
    close();
  },
});

async function mainFrame(page: Page, url: string): Promise<Frame> {
  await page.goto(url);
  return page.mainFrame();
}
