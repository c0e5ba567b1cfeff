import { posix } from 'node:path';

/** A built book that is opened from a disk. */
export interface DiskBook {
  /** The base it was built for, with a slash at both ends. */
  readonly base: string;
  /** The book's site, base included, with a slash at its end. */
  readonly site: string;
  /** Its files, by their path from the top folder. */
  readonly files: ReadonlySet<string>;
}

const HTML = 'index.html';

/** What leads from a file back to the top folder: empty at the top, `../` one folder down. */
export const upFrom = (file: string): string => '../'.repeat(file.split('/').length - 1) || './';

/** The file an address within the book stands for; embeds lie on a disk as single files. */
const fileOf = (path: string): string => {
  const embed = /^(embed\/[^/]+)\/(?:index\.html)?$/.exec(path)?.[1];
  if (embed) return `${embed}.html`;
  return path === '' || path.endsWith('/') ? path + HTML : path;
};

/**
 * An address on a page, as it must be on a disk: relative, and with the page's file at its end. What
 * the disk does not have, but the site does (`onSite`), leads to the site; anything else stays.
 */
export function onTheDisk(
  address: string,
  from: string,
  { base, site, files }: DiskBook,
  onSite: (path: string) => boolean = () => false,
): string {
  if (!address.startsWith(base) || address.startsWith('//')) return address;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address.slice(base.length))!;
  const file = fileOf(path);
  if (!files.has(file) && onSite(path)) return site + path + rest;
  return upFrom(from) + file + rest;
}

const NAMED =
  /\s(?:href|src|component-url|renderer-url)="([^"#?]+)[^"]*"|url\(["']?([^"')]+)["']?\)|new URL\("([^"]+)",document/g;
const IMPORTED = /System\.register\(\[([^\]]*)\]|\.import\([`'"]([^`'"]+)[`'"]\)/g;

/** What a file of the edition names: in a page or a sheet, or in a chunk of code. */
function namedIn(file: string, text: string): string[] {
  if (/\.(?:html|css)$/.test(file))
    return [...text.matchAll(NAMED)].map(([, a, b, c]) => (a ?? b ?? c)!);
  return [...text.matchAll(IMPORTED)].flatMap(([, list, one]) =>
    one ? [one] : [...list!.matchAll(/[`'"]([^`'"]+)[`'"]/g)].map(([, name]) => name!),
  );
}

/** Every reference of an edition to a file that it does not have: `index.html: ./gone.css`. */
export function missingIn(
  texts: ReadonlyMap<string, string>,
  files: ReadonlySet<string>,
): string[] {
  const missing: string[] = [];
  for (const [file, text] of texts)
    for (const name of namedIn(file, text)) {
      // Places on the page itself, other hosts, and what a script will fill in.
      if (/^(?:[a-z]+:|#|\$\{)/.test(name)) continue;
      const target = name.startsWith('/') ? name : posix.join(posix.dirname(file), name);
      if (!files.has(target)) missing.push(`${file}: ${name}`);
    }
  return missing;
}
