import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page on a host of its own, as a course has it; another origin than the book's. */
export async function coursePage(body: string): Promise<{ url: string; close: () => void }> {
  const html = `<!doctype html><html lang="en"><title>Week 3</title><body>${body}`;
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
