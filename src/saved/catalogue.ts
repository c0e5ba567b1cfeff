/** What the site says of itself so that it can be saved: `/offline.json`, written after the build. */
export interface Catalogue {
  /** Changes whenever any file does. */
  readonly edition: string;
  /** Every file that can be saved, by its path: what tells its content apart, and its bytes. */
  readonly files: Readonly<Record<string, readonly [revision: string, bytes: number]>>;
  /** What can be saved as a whole: each chapter, and the book. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
}

/** The part that is everything. */
export const BOOK = 'book';

/** What lies on the reader's device. */
export interface Saved {
  readonly edition: string;
  readonly parts: readonly string[];
  /** The revision of each file, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Files of the edition before that this one does not have. */
  readonly before: readonly string[];
}

export const NOTHING: Saved = { edition: '', parts: [], files: {}, before: [] };

/**
 * The files of some parts that are not on the device in their present form. Pages come last: a page
 * that is there has all that it needs.
 */
export function lacking(
  { files, parts }: Catalogue,
  wanted: readonly string[],
  saved: Saved,
): string[] {
  const all = new Set(wanted.flatMap((part) => parts[part] ?? []));
  const isPage = (path: string): number => Number(path.endsWith('.html'));
  return [...all]
    .filter((path) => files[path]![0] !== saved.files[path])
    .sort((a, b) => isPage(a) - isPage(b));
}

/** The bytes of some files together. */
export const bytesOf = ({ files }: Catalogue, paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + files[path]![1], 0);

/** Parts that were saved and that the present edition still has. */
export const stillThere = ({ parts }: Catalogue, saved: Saved): string[] =>
  saved.parts.filter((part) => parts[part]);

/**
 * What is on the device once some parts are there in full, and the paths that can go. What a new
 * edition no longer has stays for one edition: a page that is open may still ask for it.
 */
export function settled(
  { edition, files }: Catalogue,
  saved: Saved,
  parts: readonly string[],
): { saved: Saved; gone: string[] } {
  const known = Object.entries(saved.files);
  const present = Object.fromEntries(known.filter(([path]) => files[path]));
  const outdated = known.map(([path]) => path).filter((path) => !files[path]);
  const before = outdated.length ? outdated : saved.before;
  const gone = saved.before.filter((path) => !before.includes(path) && !files[path]);
  return { saved: { edition, parts, files: present, before }, gone };
}

/** A file's address on the site: a folder's page has the folder's. */
export const addressOf = (root: string, path: string): string =>
  root + path.replace(/(^|\/)index\.html$/, '$1');

/** Bytes as a reader wants them: 940 B, 39.6 kB, 2.14 MB. */
export function inWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Number((bytes / 1000).toPrecision(3))} kB`;
  return `${Number((bytes / 1e6).toPrecision(3))} MB`;
}
