import { run } from './run.ts';
import { serve } from './serve.ts';

if (!run('astro build')) process.exit(1);
const { address } = await serve(Number(process.env.PORT ?? 4321));
console.log(`\nLayer by Layer is being served at ${address}/\nStop with Ctrl+C.`);
