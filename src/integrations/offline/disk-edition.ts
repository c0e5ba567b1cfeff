import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { missingIn, type DiskBook } from './addresses.ts';
import { diskPage, START, UNPACKED } from './disk-page.ts';
import { systemChunks } from './system-chunks.ts';

/** What only the site has: its worker and its search, scripts for other people's pages, the editions. */
const SITE_ONLY =
  /^(?:404\.html|card\.png|sw\.js|(?:offline|pagefind)\/.*|embed\/(?:.*\/.*|.*\.js)|[^/]+\.(?:zip|webmanifest|xml|txt)|.*\.md)$/;
/** Files that a page reads with `fetch`, which a disk refuses: each becomes a script that brings it. */
const FETCHED = /\.(?:json|bin|onnx|wasm)$/;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const asScript = (path: string, bytes: Uint8Array): string =>
  `bookFile(${JSON.stringify(path)},"${Buffer.from(bytes).toString('base64')}")\n`;

/**
 * The built book as files that work when they are opened from a disk, by path. Throws where one of them
 * names a file that is not among them.
 */
export async function diskEdition(
  dist: string,
  start: string,
  { base, site }: Pick<DiskBook, 'base' | 'site'>,
): Promise<Map<string, Uint8Array>> {
  const built = globSync('**/*.*', { cwd: dist, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      posix.join(entry.parentPath.slice(dist.length).replaceAll('\\', '/'), entry.name),
    )
    .map((path) => path.replace(/^\//, ''));
  const kept = built.filter((path) => !SITE_ONLY.test(path)).sort();
  const book: DiskBook = { base, site, files: new Set(kept) };
  const onSite = (path: string): boolean =>
    built.includes(path) || built.includes(`${path}index.html`);
  const chunks = kept.filter((path) => /^_astro\/.*\.js$/.test(path));
  const system = await systemChunks(
    join(dist, '_astro'),
    chunks.map((path) => posix.basename(path)),
  );
  const files = new Map<string, Uint8Array>([
    [START, encode(start)],
    [UNPACKED.path, encode(UNPACKED.css)],
  ]);
  for (const [name, code] of system) files.set(`_astro/${name}`, encode(code));
  for (const path of kept) {
    const bytes = readFileSync(join(dist, path));
    if (/^embed\/[^/]+\.html$/.test(path)) files.set(path, bytes);
    else if (path.endsWith('.html'))
      files.set(path, encode(diskPage(bytes.toString(), path, book, onSite)));
    else if (FETCHED.test(path)) files.set(`${path}.js`, encode(asScript(path, bytes)));
    else if (!files.has(path)) files.set(path, bytes);
  }
  refuseGaps(files);
  return files;
}

function refuseGaps(files: ReadonlyMap<string, Uint8Array>): void {
  const texts = [...files].filter(([path]) => /\.html$|^_astro\/.*\.js$/.test(path));
  const decoded = new Map(texts.map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
  const missing = missingIn(decoded, new Set(files.keys()));
  if (missing.length)
    throw new Error(
      `The edition for the disk names files it does not have:\n${missing.join('\n')}`,
    );
}
