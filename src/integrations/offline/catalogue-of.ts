import { createHash } from 'node:crypto';
import { BOOK, type Catalogue } from '../../saved/catalogue.ts';
import { reachedFiles } from './reached-files.ts';

/** What is never saved: other people's frames, the zip, and what only servers and robots ask for. */
const LEFT_OUT = /^(?:embed\/.*|404\.html|card\.png|search-index\.js|.*\.(?:zip|md|txt|xml))$/;
/** What every part needs: the cover, the page for saving, the data that pages fetch, and the search. */
const COMMON =
  /^(?:index\.html|offline\/index\.html|favicon\.svg|.*\.webmanifest|icons\/.*|(?:models|pagefind)\/.*)$/;

const revisionOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 12);

/**
 * What can be saved of a built book, by its files' paths: each chapter with all that its page comes
 * to ask for, and the whole. `base` is what addresses in it begin with.
 */
export function catalogueOf(
  built: ReadonlyMap<string, Uint8Array>,
  chapters: readonly string[],
  base: string,
): Catalogue {
  const kept = [...built].filter(([path]) => !LEFT_OUT.test(path));
  const paths = new Set(kept.map(([path]) => path));
  const textOf = (path: string): string | undefined =>
    paths.has(path) ? Buffer.from(built.get(path)!).toString() : undefined;
  const common = [...paths].filter((path) => COMMON.test(path));
  const files = Object.fromEntries(
    kept.map(([path, bytes]) => [path, [revisionOf(bytes), bytes.length] as const]),
  );
  const parts = Object.fromEntries(
    chapters.map(
      (id) => [id, reachedFiles([...common, `${id}/index.html`], textOf, base)] as const,
    ),
  );
  return {
    edition: revisionOf(JSON.stringify(files)),
    files,
    parts: { ...parts, [BOOK]: [...paths].sort() },
  };
}
