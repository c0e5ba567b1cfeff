/** Where this copy of the book finds its own pages, and where others find them. */
export interface Edition {
  /** What addresses of the book begin with here; with a slash at its end. */
  readonly root: string;
  /** What addresses begin with that are given to others: on a disk, the book's site. */
  readonly site: string;
  /** The page is a single file, away from the rest of the book. */
  readonly alone: boolean;
}

/** As the page says it in its `<html>`; the pages of the site say nothing. */
export function edition(): Edition {
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  const said = typeof document === 'undefined' ? {} : document.documentElement.dataset;
  const { root = base, site = base, alone } = said;
  return { root, site, alone: alone !== undefined };
}

/** An address as it must be on a disk, which gives no index page for a folder. Others stay. */
export const onDisk = (address: string): string =>
  address.startsWith('.') ? address.replace(/^([^?#]*\/)(?=[?#]|$)/, '$1index.html') : address;
