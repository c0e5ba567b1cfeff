import { createHash } from 'node:crypto';
import { BOOK, type Catalogue } from '../../saved/catalogue.ts';

/** What is never saved: other people's frames, the zip, and what only servers and robots ask for. */
const LEFT_OUT = /^(?:embed\/.*|404\.html|card\.png|search-index\.js|.*\.(?:zip|md|txt|xml))$/;
/** What a page names in its head and its islands, a sheet in its rules, a chunk in its imports. */
const NAMED =
  /\s(?:href|src|component-url|renderer-url)="\/([^"#?]+\.\w+)"|url\(["']?\/([^"')]+)["']?\)|["'`](?:\.\/|_astro\/)([\w.-]+\.(?:js|css))["'`]/g;
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
  const names = (path: string): string[] => {
    if (!/\.(?:html|css|js)$/.test(path)) return [];
    const text = Buffer.from(built.get(path)!).toString();
    return [...text.matchAll(NAMED)]
      .map(([, page, sheet, chunk]) =>
        chunk ? `_astro/${chunk}` : `/${page ?? sheet}`.slice(base.length),
      )
      .filter((name) => paths.has(name) && !name.endsWith('.html'));
  };
  const closure = (roots: Iterable<string>): string[] => {
    const reached = new Set(roots);
    // A set takes up what is added while it is walked.
    for (const path of reached) for (const name of names(path)) reached.add(name);
    return [...reached].sort();
  };
  const common = [...paths].filter((path) => COMMON.test(path));
  const files = Object.fromEntries(
    kept.map(([path, bytes]) => [path, [revisionOf(bytes), bytes.length] as const]),
  );
  const parts = Object.fromEntries(
    chapters.map((id) => [id, closure([...common, `${id}/index.html`])] as const),
  );
  return {
    edition: revisionOf(JSON.stringify(files)),
    files,
    parts: { ...parts, [BOOK]: [...paths].sort() },
  };
}
