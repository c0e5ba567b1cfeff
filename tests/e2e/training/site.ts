import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { root } from '../../../scripts/run.ts';

/** A page that can train, as one classic script, built as the scripts of embeds are. */
export async function buildPageScript(): Promise<string> {
  const result = (await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(import.meta.dirname, 'entry.ts'),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput;
  return result.output.find((part) => part.type === 'chunk')!.code;
}

/** The script in a page of one file; `head` may hold a security policy. */
export function inOneFile(script: string, head = ''): string {
  const safe = script.replaceAll('</script', '<\\/script');
  return `<!doctype html><html lang="en"><meta charset="utf-8">${head}<title>Training</title>
<link rel="icon" href="data:,"><body><p>A page that trains.</p><script>${safe}</script>`;
}

/** Serves the script beside its page, under the security policy the address asks for: `/?policy`. */
export async function servePage(script: string): Promise<{ url: string; close: () => void }> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Training</title>
<link rel="icon" href="data:,"><body><p>A page that trains.</p><script src="/page.js"></script>`;
  const server = createServer(({ url = '/' }, response) => {
    const { pathname, search } = new URL(url, 'http://localhost');
    const isScript = pathname === '/page.js';
    response.writeHead(200, {
      'content-type': isScript ? 'text/javascript' : 'text/html',
      'content-security-policy': decodeURIComponent(search.slice(1)),
    });
    response.end(isScript ? script : html);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
