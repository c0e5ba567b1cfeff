import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import type { SearchRecord } from '#src/search/search.ts';
import { recordsOf } from './search-records.ts';

/** Pages that only lead to others, and those that stand in other people's pages. */
const UNREAD = /^(?:index|404|widgets\/.*|embed\/.*)\.html$|^(?:widgets|embed)\/.*index\.html$/;
/** Of Pagefind's files those that the book's own dialog needs. */
const NEEDED = /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|wasm\.en\.|.*\.pf_|.*\/)/;

/** The places of all pages in a built folder, in the order of their paths. */
export async function recordsIn(folder: string): Promise<SearchRecord[]> {
  const files = globSync('**/*.html', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !UNREAD.test(file))
    .sort();
  const pages = files.map(async (file) =>
    recordsOf(await readFile(`${folder}/${file}`, 'utf8'), file.replace(/index\.html$/, '')),
  );
  return (await Promise.all(pages)).flat();
}

/** Pagefind's files for these records, by their paths. */
async function pagefindFiles(records: readonly SearchRecord[]) {
  const { index, errors } = await createIndex({ includeCharacters: '×', maxFragments: 12 });
  if (!index) throw new Error(`Pagefind made no index: ${errors.join('; ')}`);
  for (const { path, page, title, text } of records)
    await index.addCustomRecord({
      url: `/${path}`,
      language: 'en',
      content: text || title,
      meta: { title, page, path },
    });
  const { files } = await index.getFiles();
  await close();
  return files.filter(({ path }) => NEEDED.test(path));
}

/**
 * Makes the book searchable after the build, to the section and the step: an index of Pagefind in
 * `pagefind/`, and the same records as `search-index.js` for pages that are opened as files.
 */
export function search(): AstroIntegration {
  return {
    name: 'search',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const records = await recordsIn(folder);
        const script = `window.searchRecords=${JSON.stringify(records)};\n`;
        await writeFile(new URL('search-index.js', dir), script);
        for (const { path, content } of await pagefindFiles(records)) {
          const file = new URL(`pagefind/${path}`, dir);
          await mkdir(new URL('.', file), { recursive: true });
          await writeFile(file, content);
        }
        logger.info(`${records.length} places can be found`);
      },
    },
  };
}
