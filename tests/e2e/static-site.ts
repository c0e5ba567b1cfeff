import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../scripts/run.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

interface Served {
  /** The built book. */
  readonly folder?: string;
  /** Where on the host it lies, with a slash at both ends; elsewhere there is nothing. */
  readonly base?: string;
  /** What is said with every file. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The built book at a port of its own, as a plain file server gives it, texts packed; can be started again. */
export function staticSite(
  port: number,
  { folder = join(root, 'dist'), base = '/', headers = {} }: Served = {},
): {
  start: () => Promise<void>;
  stop: () => Promise<void>;
} {
  let server: Server | undefined;
  return {
    async start() {
      server = createServer(async (request, response) => {
        const { pathname } = new URL(request.url!, 'http://book');
        const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
        const file = join(folder, decodeURIComponent(path.slice(base.length)));
        const body = path.startsWith(base) ? await readFile(file).catch(() => null) : null;
        const type = TYPES[extname(path)];
        const packs = type && /gzip/.test(String(request.headers['accept-encoding']));
        response.writeHead(body ? 200 : 404, {
          'content-type': type ?? 'application/octet-stream',
          ...(packs ? { 'content-encoding': 'gzip' } : {}),
          ...headers,
        });
        response.end(body && packs ? gzipSync(body) : body);
      });
      await new Promise<void>((ready) => server!.listen(port, 'localhost', ready));
    },
    async stop() {
      const closing = new Promise((closed) => (server ? server.close(closed) : closed(null)));
      server?.closeAllConnections();
      await closing;
      server = undefined;
    },
  };
}
