import { globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { joined } from '../links.ts';
import { singleFile } from './offline/single-file.ts';

/** Writes every embed a second time as one self-contained file: `/embed/<name>.html`. */
export function singleFiles(): AstroIntegration {
  let base = '/';
  let book = '';
  return {
    name: 'single-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = joined(config.base, '');
        book = new URL(base, config.site).href;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const read = (address: string): string =>
          readFileSync(join(dist, address.slice(base.length)), 'utf8');
        const pages = globSync('embed/*/index.html', { cwd: dist });
        for (const page of pages) {
          const text = readFileSync(join(dist, page), 'utf8');
          await writeFile(join(dist, `${dirname(page)}.html`), singleFile(text, { book, read }));
        }
        logger.info(`${pages.length} embeds as single files`);
      },
    },
  };
}
