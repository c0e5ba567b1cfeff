import { onTheDisk, upFrom, type DiskBook } from './addresses.ts';
import { setPolicy } from './page-policy.ts';
import {
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

/** The script that every other of a page relies on; see `src/offline/from-disk.ts`. */
export const START = '_astro/from-disk.js';

const ADDRESSES = ['href', 'src', 'component-url', 'renderer-url', 'before-hydration-url'];
/** Kinds of `<link>` that a disk cannot follow, or that speak of the site. */
const DROPPED = new Set(['preload', 'modulepreload', 'manifest', 'alternate']);
const URL_IN = /url\((["']?)(\/[^"')]+)\1\)/g;
const IMPORT = /\bimport\(((?:[^()]|\([^()]*\))*)\)/g;

/** The sheet that hides {@link UNPACK}: it is not found from a page that is opened inside the zip. */
export const UNPACKED = { path: '_astro/unpacked.css', css: '.still-packed{display:none}\n' };

const UNPACK =
  'This page is still packed. Unpack the whole zip first, then open START-HERE.html in the folder it makes.';

const isScript = ({ tagName }: Element): boolean => tagName === 'script';
const imported = (address: string): string =>
  `System.import(new URL(${address},document.baseURI).href)`;

/**
 * A page of the built book, changed so that it works from a disk: addresses are relative and name
 * files, modules come through SystemJS, and what a disk cannot do is left out.
 */
export function diskPage(
  text: string,
  file: string,
  book: DiskBook,
  onSite: (path: string) => boolean,
): string {
  const page = readPage(text);
  const all = elementsOf(page);
  const up = upFrom(file);
  const body = elementNamed(page, 'body');
  const root = elementNamed(page, 'html');
  setAttribute(root, 'data-root', up);
  setAttribute(root, 'data-site', book.site);
  for (const element of all)
    for (const name of ADDRESSES) {
      const address = attribute(element, name);
      if (address) setAttribute(element, name, onTheDisk(address, file, book, onSite));
    }
  for (const [css] of all.filter(({ tagName }) => tagName === 'style').map((s) => s.childNodes))
    if (css && 'value' in css)
      css.value = css.value.replace(URL_IN, (_, __, address: string) => {
        return `url(${onTheDisk(address, file, book)})`;
      });
  for (const link of all.filter(({ tagName }) => tagName === 'link'))
    if (DROPPED.has(attribute(link, 'rel') ?? '')) remove(link);
  const modules = all.filter((one) => isScript(one) && attribute(one, 'type') === 'module');
  for (const script of all.filter((one) => isScript(one) && !attribute(one, 'type'))) {
    const [code] = script.childNodes;
    if (code && 'value' in code)
      code.value = code.value.replace(IMPORT, (_, what: string) => imported(what));
  }
  // Modules run when the page has been read; so do these, at its end.
  for (const module of modules) {
    remove(module);
    const src = attribute(module, 'src');
    if (!src)
      throw new Error(
        `${file} has an inline module, "${textOf(module).slice(0, 60)}…". On a disk only modules in files of their own work.`,
      );
    insert(body, 'script', {}, imported(JSON.stringify(src)));
  }
  insert(elementNamed(page, 'head'), 'link', { rel: 'stylesheet', href: up + UNPACKED.path });
  // Behind the style sheets: a page that is laid out without them goes without its transition.
  insert(elementNamed(page, 'head'), 'script', { src: up + START });
  insert(body, 'p', { class: 'still-packed' }, UNPACK, body.childNodes[0]);
  setPolicy(page, 'disk');
  return writePage(page);
}
