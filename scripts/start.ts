import { build, preview } from 'astro';
import { root } from './run.ts';

process.env.ASTRO_TELEMETRY_DISABLED = '1';
await build({ root });
const server = await preview({ root, server: { port: Number(process.env.PORT ?? 4321) } });
console.log(`\nLayer by Layer is being served at http://localhost:${server.port}/`);
console.log('Stop with Ctrl+C.');
await server.closed();
