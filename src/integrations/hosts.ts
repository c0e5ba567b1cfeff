import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { joined } from '../links.ts';
import { apacheConfig, netlifyHeaders, vercelConfig } from './host-headers.ts';

/** Tells the common static hosts what to say with the book's files; see `HOSTING.md`. */
export function hosts(): AstroIntegration {
  let base = '/';
  return {
    name: 'hosts',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = joined(config.base, '');
      },
      'astro:build:done': async ({ dir }) => {
        await writeFile(new URL('_headers', dir), netlifyHeaders(base));
        await writeFile(new URL('vercel.json', dir), vercelConfig(base));
        await writeFile(new URL('.htaccess', dir), apacheConfig(base));
      },
    },
  };
}
