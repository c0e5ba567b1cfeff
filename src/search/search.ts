/** A place of the book as search knows it. */
export interface SearchRecord {
  /** Its address from the root of the book, without a slash in front: `convolution/#slide`. */
  readonly path: string;
  /** The page it is on: “1 Convolution”. */
  readonly page: string;
  /** The section, step, term or work; empty for the opening of a page. */
  readonly title: string;
  readonly text: string;
}

/** A stretch of an excerpt, and whether it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

export interface Hit extends Omit<SearchRecord, 'text'> {
  readonly excerpt: readonly Piece[];
}

export interface Found {
  /** How many places there are; `hits` are the best of them. */
  readonly total: number;
  readonly hits: readonly Hit[];
}

/** Finds places by words; the best first, at most `MOST` of them. */
export type Search = (query: string) => Promise<Found>;

export const MOST = 20;

/**
 * The search for the edition at hand, with `root` the address of the book's folder: Pagefind where
 * files can be fetched, an index in a script where the page is a file. Rejects where neither loads.
 */
export async function openSearch(root: URL): Promise<Search> {
  if (root.protocol === 'file:') return (await import('./with-script.ts')).open(root);
  return (await import('./with-pagefind.ts')).open(root);
}

/** The address of a place; among files a folder does not stand for its page. */
export function addressOf(path: string, root: URL): string {
  const address = new URL(path, root);
  if (root.protocol === 'file:' && address.pathname.endsWith('/')) address.pathname += 'index.html';
  return address.href;
}
