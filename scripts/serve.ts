import { preview } from 'astro';
import { root } from './run.ts';

/** Serves the built book at a port, or the next free one, until it is stopped; gives its address. */
export async function serve(port: number): Promise<{ address: string; stop: () => Promise<void> }> {
  const server = await preview({ root, server: { port }, logLevel: 'error' });
  return { address: `http://localhost:${server.port}`, stop: () => server.stop() };
}

if (import.meta.main) {
  const { address } = await serve(Number(process.argv[2] ?? 4321));
  console.log(`Serving dist/ at ${address}/`);
}
