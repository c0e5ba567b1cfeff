import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { underPolicy } from './offline/page-policy.ts';

/**
 * Lays every page under a security policy that names the inline scripts of that very page. Astro's
 * own, `security.csp`, lists scripts of all pages in each and leaves out those marked `is:inline`.
 */
export function policy(): AstroIntegration {
  return {
    name: 'policy',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const pages = globSync('**/*.html', { cwd: fileURLToPath(dir) });
        for (const page of pages) {
          const file = new URL(page.replaceAll('\\', '/'), dir);
          await writeFile(file, underPolicy(await readFile(file, 'utf8'), 'site'));
        }
        logger.info(`${pages.length} pages under a security policy`);
      },
    },
  };
}
