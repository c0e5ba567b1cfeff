import { globSync, readFileSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { joined } from '../links.ts';
import { BOOK, bytesOf, inWords } from '../saved/catalogue.ts';
import { catalogueOf } from './offline/catalogue-of.ts';
import { classicScript } from './offline/classic-script.ts';
import { withSizes } from './offline/sizes.ts';

const PAGE = 'offline/index.html';

/**
 * Makes the site one that can be saved: its service worker, the catalogue of what can be saved, and
 * the sizes on the page that offers it. Comes after everything else that writes files.
 */
export function installed(): AstroIntegration {
  let base = '/';
  let root = '';
  return {
    name: 'installed',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = joined(config.base, '');
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const page = join(dist, PAGE);
        const sizeOf = (path: string): number => statSync(join(dist, path)).size;
        await writeFile(page, withSizes(await readFile(page, 'utf8'), sizeOf));
        const paths = globSync('**/*.*', { cwd: dist }).map((path) => path.replaceAll('\\', '/'));
        const files = paths.filter((path) => statSync(join(dist, path)).isFile()).sort();
        const built = new Map(files.map((path) => [path, readFileSync(join(dist, path))]));
        const chapters = globSync('content/chapters/*.mdx', { cwd: root }).map((path) =>
          path.replace(/^.*\/\d+-|\.mdx$/g, ''),
        );
        const catalogue = catalogueOf(built, chapters, base);
        await writeFile(join(dist, 'offline.json'), JSON.stringify(catalogue));
        await writeFile(
          join(dist, 'sw.js'),
          await classicScript('src/saved/worker.ts', root, base),
        );
        const book = inWords(bytesOf(catalogue, catalogue.parts[BOOK]!));
        logger.info(`${chapters.length} chapters can be saved, or the book: ${book}`);
      },
    },
  };
}
