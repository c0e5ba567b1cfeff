import { setPolicy } from './page-policy.ts';
import {
  asInline,
  attribute,
  elementNamed,
  elementsOf,
  insert,
  readPage,
  remove,
  setAttribute,
  textOf,
  writePage,
  type Element,
} from './page-tree.ts';
import { withoutFonts } from './used-styles.ts';

interface Around {
  /** Where the book itself is to be found, with a slash at its end. */
  readonly book: string;
  /** A text file of the built book, by its address on the site. */
  readonly read: (address: string) => string;
}

/** Kinds of `<link>` that would ask for a file, or speak of a place that a copy is not at. */
const DROPPED = new Set(['preload', 'modulepreload', 'manifest', 'apple-touch-icon', 'alternate']);

const dataUri = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/**
 * An embed's page as one file that asks for no other: its script stands in it beside its styles,
 * its fonts are the system's, and what leads into the book leads to the book's site.
 */
export function singleFile(text: string, { book, read }: Around): string {
  const page = readPage(text);
  const body = elementNamed(page, 'body');
  const all = elementsOf(page);
  const rel = (link: Element): string => attribute(link, 'rel') ?? '';
  const links = all.filter(({ tagName }) => tagName === 'link');
  const scripts = all.filter((one) => one.tagName === 'script' && attribute(one, 'src'));
  const code = scripts.map((script) => read(attribute(script, 'src')!)).join(';\n');
  for (const style of all.filter(({ tagName }) => tagName === 'style')) {
    remove(style);
    insert(elementNamed(page, 'head'), 'style', {}, withoutFonts(textOf(style)));
  }
  for (const gone of [...scripts, ...links.filter((l) => DROPPED.has(rel(l)))]) remove(gone);
  for (const icon of links.filter((link) => rel(link) === 'icon'))
    setAttribute(icon, 'href', dataUri(read(attribute(icon, 'href')!)));
  for (const anchor of all.filter(({ tagName }) => tagName === 'a')) {
    const href = attribute(anchor, 'href') ?? '';
    if (href.startsWith('/')) setAttribute(anchor, 'href', new URL(href, book).href);
  }
  const root = elementNamed(page, 'html');
  setAttribute(root, 'data-root', book);
  setAttribute(root, 'data-site', book);
  setAttribute(root, 'data-alone', '');
  // The script of the page stood in its head, deferred; inline it may only come after what it wakes.
  insert(body, 'script', {}, asInline(code));
  setPolicy(page, 'alone');
  return writePage(page);
}
