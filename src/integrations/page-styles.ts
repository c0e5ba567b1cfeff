import { globSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { joined } from '../links.ts';
import {
  attribute,
  elementNamed,
  elementsOf,
  insert,
  readPage,
  remove,
  writePage,
} from './offline/page-tree.ts';
import { wordsOfPage, wordsOfScript, type PageWords } from './offline/page-words.ts';
import { reachedFiles } from './offline/reached-files.ts';
import { usedStyles } from './offline/used-styles.ts';
import { repeated } from './repeated-sheets.ts';

/** What `make` gives for a key, made once. */
function once<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}

/** A page with its styles in it: of the sheets it names those rules that it, or a script of its, may use. */
function withStyles(
  text: string,
  sheetAt: (address: string) => string,
  scripts: readonly PageWords[],
): string {
  const page = readPage(text);
  const links = elementsOf(page).filter((one) => attribute(one, 'rel') === 'stylesheet');
  const css = links.map((link) => sheetAt(attribute(link, 'href')!)).join('\n');
  const words = scripts.reduce((all, some) => all.union(some), wordsOfPage(page));
  links.forEach(remove);
  insert(elementNamed(page, 'head'), 'style', {}, usedStyles(css, words));
  return writePage(page);
}

/**
 * Writes its styles into every page, in place of the book's sheet: nothing has to be waited for before
 * a page is drawn, and nothing is read that it cannot use.
 */
export function pageStyles(): AstroIntegration {
  let base = '/';
  return {
    name: 'page-styles',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = joined(config.base, '');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const found = (pattern: string): string[] =>
          globSync(pattern, { cwd: dist }).map((path) => path.replaceAll('\\', '/'));
        const built = new Set(found('**/*.{html,css,js,woff2}'));
        const read = once((path) =>
          built.has(path) ? readFileSync(join(dist, path), 'utf8') : undefined,
        );
        const wordsOf = once((script) => wordsOfScript(read(script)!));
        const sheets = new Map(found('_astro/*.css').map((sheet) => [sheet, read(sheet)!]));
        for (const sheet of repeated(sheets)) sheets.set(sheet, '');
        const sheetAt = (address: string): string => sheets.get(address.slice(base.length))!;
        const pages = found('**/*.html');
        for (const page of pages) {
          const scripts = reachedFiles([page], read, base).filter((file) => file.endsWith('.js'));
          const styled = withStyles(read(page)!, sheetAt, scripts.map(wordsOf));
          await writeFile(join(dist, page), styled);
        }
        for (const sheet of sheets.keys()) await rm(join(dist, sheet));
        logger.info(`${pages.length} pages with the styles they use`);
      },
    },
  };
}
