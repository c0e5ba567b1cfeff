import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/**
 * Serves an empty page at `/`, and files of some folders, by the first part of the path they are
 * served under; `''` is the folder of all else. Nothing may be cached. For this machine alone.
 */
export async function serveFolders(folders: Readonly<Record<string, string>>) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url!, 'http://localhost').pathname);
    response.setHeader('cache-control', 'no-store');
    if (path === '/') {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>bench</title>');
      return;
    }
    const [, first, ...rest] = path.split('/');
    const folder = folders[first!];
    const file = folder ? join(folder, ...rest) : join(folders['']!, path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    void readFile(file).then((body) => response.end(body));
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    stop: () => server.close(),
  };
}
