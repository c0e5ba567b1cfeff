import MiniSearch from 'minisearch';
import { excerptOf } from './excerpt.ts';
import { MOST, type Search, type SearchRecord } from './search.ts';

declare global {
  interface Window {
    /** Left by the script `search-index.js`. */
    searchRecords?: readonly SearchRecord[];
  }
}

/** An index made in the page, of records that come as a script: pages that are files fetch nothing else. */
export async function open(root: URL): Promise<Search> {
  if (!window.searchRecords) await load(new URL('search-index.js', root).href);
  return searchIn(window.searchRecords!);
}

/** A search in these records: all words must be there, whole or as beginnings, a letter may be wrong. */
export function searchIn(records: readonly SearchRecord[]): Search {
  const index = new MiniSearch<SearchRecord & { id: number }>({
    fields: ['title', 'page', 'text'],
    searchOptions: {
      boost: { title: 4, page: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
    },
  });
  index.addAll(records.map((record, id) => ({ ...record, id })));
  return async (query) => {
    const results = index.search(query);
    const hits = results.slice(0, MOST).map(({ id, terms }) => {
      const { text, ...record } = records[id as number]!;
      return { ...record, excerpt: excerptOf(text, terms) };
    });
    return { total: results.length, hits };
  };
}

const load = (src: string): Promise<void> =>
  new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => loaded();
    script.onerror = () => failed(new Error(`${src} could not be loaded.`));
    document.head.append(script);
  });
