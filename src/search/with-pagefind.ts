import { MOST, type Piece, type Search } from './search.ts';

/** What is used of Pagefind's browser API (https://pagefind.app/docs/api/). */
interface Pagefind {
  options(options: { excerptLength: number; ranking?: Record<string, unknown> }): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Fragment> }[] }>;
}

interface Fragment {
  readonly excerpt: string;
  readonly meta: Readonly<Record<'path' | 'page' | 'title', string>>;
}

/** Pagefind's index: only what a query needs is fetched. */
export async function open(root: URL): Promise<Search> {
  const script = new URL('pagefind/pagefind.js', root).href;
  const pagefind = (await import(/* @vite-ignore */ script)) as Pagefind;
  await pagefind.options({ excerptLength: 24 });
  await pagefind.init();
  return async (query) => {
    const { results } = await pagefind.search(query);
    const best = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
    const hits = best.map(({ meta, excerpt }) => ({ ...meta, excerpt: piecesOf(excerpt) }));
    return { total: results.length, hits };
  };
}

/** Pagefind's excerpt, text with `<mark>` round the hits, as pieces. */
function piecesOf(excerpt: string): Piece[] {
  const { body } = new DOMParser().parseFromString(excerpt, 'text/html');
  return [...body.childNodes].map((node) => ({
    text: node.textContent ?? '',
    hit: node.nodeName === 'MARK',
  }));
}
