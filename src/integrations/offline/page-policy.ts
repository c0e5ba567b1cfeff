import { createHash } from 'node:crypto';
import {
  attribute,
  elementsOf,
  insertFirst,
  readPage,
  remove,
  textOf,
  writePage,
  type Page,
} from './page-tree.ts';

/** Where a page lies: with its files on a site or in a folder on a disk, or alone, with all in it. */
export type Lies = 'site' | 'disk' | 'alone';

/**
 * How a policy names the page's own files. `'self'` is no file on a disk; but a folder from a zip may
 * be put on a server, where it is.
 */
const OWN: Readonly<Record<Lies, string>> = { site: "'self'", disk: "'self' file:", alone: '' };

/** The contents of the page's elements of one kind that a browser asks the policy about, as hashes. */
function hashesOf(page: Page, tag: 'script' | 'style'): string[] {
  const inline = elementsOf(page).filter(
    (one) =>
      one.tagName === tag &&
      attribute(one, 'src') === undefined &&
      // Data, which no browser runs.
      attribute(one, 'type') !== 'application/ld+json',
  );
  const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
  return [...new Set(inline.map((one) => `'sha256-${hash(textOf(one))}'`))];
}

/**
 * What a page may run and ask for, as https://www.w3.org/TR/CSP3/ writes it: itself, what lies with
 * it, and nothing of any other host. Who may frame it, only a server's header could say.
 */
export function policyOf(page: Page, lies: Lies): string {
  const own = OWN[lies];
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': [own, "'wasm-unsafe-eval'", ...hashesOf(page, 'script')],
    'style-src': [own, ...hashesOf(page, 'style')],
    // Where a bar ends and a cell lies stands in attributes, from the server and from scripts.
    'style-src-attr': ["'unsafe-inline'"],
    // Feature maps are pictures written at the place where they are shown.
    'img-src': [own, 'data:'],
    'font-src': [own],
    'connect-src': [own],
    // A training worker's code is part of the script that starts it.
    'worker-src': [own, 'blob:'],
    'manifest-src': [own],
    // The dialog that gives a frame away shows it; a single file shows itself.
    'frame-src': [own || OWN.disk],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources.filter(Boolean)])
    .map((words) => (words.length > 1 ? words : [...words, "'none'"]).join(' '))
    .join('; ');
}

const NAME = 'Content-Security-Policy';

/** Lays a page under the policy for where it lies, in place of any other; comes after all else that changes it. */
export function setPolicy(page: Page, lies: Lies): void {
  for (const meta of elementsOf(page).filter((one) => attribute(one, 'http-equiv') === NAME))
    remove(meta);
  insertFirst(page, 'meta', { 'http-equiv': NAME, content: policyOf(page, lies) });
}

/** A page's text, laid under the policy for where it lies. */
export function underPolicy(text: string, lies: Lies): string {
  const page = readPage(text);
  setPolicy(page, lies);
  return writePage(page);
}
