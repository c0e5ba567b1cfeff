import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test as plain, type Frame } from '@playwright/test';
import { unzipSync } from 'fflate';
import { root } from '../../scripts/run.ts';
import { apacheConfig, netlifyHeaders, vercelConfig } from '../../src/integrations/host-headers.ts';
import { underPolicy } from '../../src/integrations/offline/page-policy.ts';
import { coursePage } from './course-page.ts';
import { test } from './reader.ts';
import { buildPageScript, inOneFile } from './training/site.ts';
import type { book } from './training/entry.ts';

const dist = join(root, 'dist');
const built = globSync('**/*.html', { cwd: dist }).map((path) => path.replaceAll('\\', '/'));
const read = (path: string): string => readFileSync(join(dist, path), 'utf8');
const zipped = unzipSync(readFileSync(join(dist, 'book.zip')), {
  filter: ({ name }) => name.endsWith('.html'),
});
const onDisk = Object.entries(zipped).map(
  ([path, bytes]) => [`zip: ${path}`, new TextDecoder().decode(bytes)] as const,
);

const META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/g;
const policyIn = (html: string): string => [...html.matchAll(META)][0]![1]!;

/** The directives of a policy, and their sources. */
const directivesOf = (html: string): Map<string, string[]> =>
  new Map(
    policyIn(html)
      .split('; ')
      .map((directive) => directive.split(' '))
      .map(([name, ...sources]) => [name!, sources]),
  );

/** What stands in the elements of a kind, as sources, from the page's bytes alone. */
const inline = (html: string, tag: 'script' | 'style'): string[] =>
  [...html.matchAll(new RegExp(`<${tag}((?:\\s[^>]*)?)>([^]*?)</${tag}>`, 'g'))]
    .filter(([, attributes]) => !/\ssrc=|application\/ld\+json/.test(attributes!))
    .map(([, , text]) => createHash('sha256').update(text!).digest('base64'))
    .map((hash) => `'sha256-${hash}'`);

plain.describe('every page of every edition', () => {
  const pages = [...built.map((path) => [path, read(path)] as const), ...onDisk];

  plain('is under one policy, before anything that it could refuse', () => {
    expect(pages.length).toBeGreaterThan(60);
    for (const [path, html] of pages) {
      const metas = [...html.matchAll(META)];
      expect(metas, path).toHaveLength(1);
      const before = html.slice(0, metas[0]!.index);
      expect(before, path).not.toMatch(/<(?:script|link|style|body|img)\b/);
      // Behind the first 1024 bytes no browser looks for the characters' name.
      expect(before, path).toMatch(/<meta charset="utf-8"\s*\/?>\s*$/);
    }
  });

  plain('may run its own inline scripts and no other, and asks no host by name', () => {
    for (const [path, html] of pages) {
      const directives = directivesOf(html);
      for (const tag of ['script', 'style'] as const) {
        const hashes = directives.get(`${tag}-src`)!.filter((source) => /^'sha/.test(source));
        expect([...hashes].sort(), `${path}: ${tag}`).toEqual(
          [...new Set(inline(html, tag))].sort(),
        );
      }
      const sources = [...directives].flatMap(([name, all]) => all.map((one) => `${name} ${one}`));
      const unsafe = sources.filter((one) =>
        /unsafe|\*|https?:|\/\//.test(one.replace(/'sha.*/, '')),
      );
      expect(unsafe, path).toEqual([
        "script-src 'wasm-unsafe-eval'",
        "style-src-attr 'unsafe-inline'",
      ]);
      expect(html, path).not.toMatch(/<[^>]+\son[a-z]+="/);
      expect(html, path).not.toMatch(/(?:href|src)="javascript:/);
    }
  });
});

plain('the common hosts find in the built folder what to say with its files', () => {
  expect(read('_headers')).toBe(netlifyHeaders('/'));
  expect(read('vercel.json')).toBe(vercelConfig('/'));
  expect(read('.htaccess')).toBe(apacheConfig('/'));
});

// Every page is read under its policy in `pages.spec.ts`; a frame alone is in `embeds.spec.ts`.

/** Tries what a policy is there against; gives what came of it. */
const intrude = (frame: Frame): Promise<unknown> =>
  frame.evaluate(async () => {
    const refused: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      refused.push(effectiveDirective),
    );
    const script = document.createElement('script');
    script.textContent = 'window.intruded = true';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { --intruded: yes }';
    document.head.append(style);
    const picture = new Image();
    picture.src = 'https://elsewhere.invalid/a.png';
    document.body.append(picture);
    const answer = await fetch('https://elsewhere.invalid/').catch(String);
    await new Promise((done) => setTimeout(done, 100));
    return {
      ran: 'intruded' in window,
      styled: getComputedStyle(document.body).getPropertyValue('--intruded') !== '',
      answer,
      refused: refused.sort(),
    };
  });

const REFUSED = {
  ran: false,
  styled: false,
  answer: expect.stringMatching(/^TypeError/),
  refused: ['connect-src', 'img-src', 'script-src-elem', 'style-src-elem'],
};

plain.describe('what a stranger puts into a page does not run, and asks nobody', () => {
  plain('on the site', async ({ page }) => {
    await page.goto('/network/');
    expect(await intrude(page.mainFrame())).toEqual(REFUSED);
  });

  plain('in a sandboxed frame of another host', async ({ page, baseURL }) => {
    const { url, close } = await coursePage(
      `<iframe sandbox="allow-scripts" title="a" src="${baseURL}/embed/convolution/"></iframe>`,
    );
    await page.goto(url);
    const frame = (await (await page.locator('iframe').elementHandle())!.contentFrame())!;
    await expect(frame.getByRole('button', { name: 'Reset' })).toBeEnabled();
    expect(await intrude(frame)).toEqual(REFUSED);
    close();
  });

  plain('in a single file', async ({ page }) => {
    await page.goto(pathToFileURL(join(dist, 'embed/convolution.html')).href);
    await expect(page.getByRole('button', { name: 'Reset' })).toBeEnabled();
    expect(await intrude(page.mainFrame())).toEqual(REFUSED);
  });

  plain('on a page from the zip', async ({ page }, info) => {
    const path = 'layer-by-layer/glossary/index.html';
    const file = info.outputPath(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, zipped[path]!);
    await page.goto(pathToFileURL(file).href);
    expect(await intrude(page.mainFrame())).toEqual(REFUSED);
  });
});

test('a worker trains on WebAssembly under the policy of a single file', async ({ page }, info) => {
  const file = info.outputPath('trains.html');
  writeFileSync(file, underPolicy(inOneFile(await buildPageScript()), 'alone'));
  await page.goto(pathToFileURL(file).href);
  const learnt = await page.evaluate(async () => {
    const { trainInWorker } = (globalThis as typeof globalThis & { book: typeof book }).book;
    const run = trainInWorker({
      spec: {
        name: 'least',
        input: [28, 28, 1],
        layers: [
          { name: 'flatten', kind: 'flatten' },
          { name: 'dense', kind: 'dense', units: 10 },
          { name: 'softmax', kind: 'softmax' },
        ],
      },
      start: 1,
      optimizer: { kind: 'adam', rate: 0.005 },
      epochs: 1,
      batch: 10,
      seed: 1,
      examples: { drawn: 20, firstSeed: 1 },
    });
    let steps = 0;
    for await (const { step } of run) steps = step;
    return { where: run.where, backend: run.backend, steps };
  });
  expect(learnt).toEqual({ where: 'worker', backend: 'wasm', steps: 2 });
});
