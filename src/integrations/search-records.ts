import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { SearchRecord } from '#src/search/search.ts';

type Node = Tree.ChildNode;
type Element = Tree.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value;
const classes = (element: Element): readonly string[] =>
  (attribute(element, 'class') ?? '').split(/\s+/);

/** What is not read: what only works in the page, what is said elsewhere, what nobody sees. */
const MUTE_TAGS = new Set(
  'script style template svg nav button form fieldset details dialog annotation'.split(' '),
);
const MUTE_CLASSES =
  'stage exercise references terms-of-chapter back-links eyebrow no actions status katex-display'.split(
    ' ',
  );
const isMute = (element: Element): boolean =>
  MUTE_TAGS.has(element.tagName) ||
  classes(element).some((name) => MUTE_CLASSES.includes(name)) ||
  attribute(element, 'aria-hidden') === 'true' ||
  ['hidden', 'inert'].some((name) => attribute(element, name) !== undefined);

/** The first element in `element` that fits, in the order of the page. */
function find(element: Tree.ParentNode, fits: (element: Element) => boolean): Element | undefined {
  for (const child of element.childNodes.filter(isElement)) {
    const found = fits(child) ? child : find(child, fits);
    if (found) return found;
  }
  return undefined;
}

const BLOCK = /^(?:p|li|dt|dd|h\d|div|section|aside|figcaption|td|th)$/;

function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as Tree.TextNode).value;
  if (!isElement(node) || isMute(node)) return '';
  const text = node.childNodes.map(textOf).join('');
  return BLOCK.test(node.tagName) ? ` ${text} ` : text;
}
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What names a place: the heading of a step or formula, a term, a work's title, a label. */
const names = (element: Element): boolean =>
  /^(?:h[1-3]|dt)$/.test(element.tagName) || classes(element).includes('title');

/** Elements with an address that are places of their own, and end where they are closed. */
const ENCLOSED = ['step', 'story', 'widget', 'formula'];
function isEnclosed(element: Element): boolean {
  if (attribute(element, 'id') === undefined) return false;
  const parent = element.parentNode as Element;
  return (
    classes(element).some((name) => ENCLOSED.includes(name)) ||
    classes(parent).some((name) => name === 'glossary' || name === 'works')
  );
}

/** The places of a page of the book, of whose HTML only what stands in `<main>` is read. */
export function recordsOf(html: string, path: string): SearchRecord[] {
  const document = parse(html);
  const main = find(document, ({ tagName }) => tagName === 'main');
  const title = find(document, ({ tagName }) => tagName === 'title');
  if (!main || !title) return [];
  const page = tidy(title.childNodes.map(textOf).join('')).split(' · ')[0]!;

  const begun = (id: string, name: string) => ({
    path: id ? `${path}#${id}` : path,
    page,
    title: name,
    words: [] as string[],
  });
  const places = [begun('', '')];
  let place = places[0]!;
  const begin = (id: string, name: string): void => {
    place = begun(id, tidy(name));
    places.push(place);
  };

  // What names a place is not said again in its text; the title of a work is part of a sentence.
  const said = new Set<Node>();

  const walk = (node: Node): void => {
    if (!isElement(node)) {
      place.words.push(textOf(node));
      return;
    }
    if (isMute(node) || node.tagName === 'h1' || said.has(node)) return;
    const id = attribute(node, 'id');
    if (id && /^h[23]$/.test(node.tagName)) return begin(id, textOf(node));
    const around = place;
    const enclosed = isEnclosed(node);
    if (enclosed) {
      const name = find(node, names)!;
      if (name.tagName !== 'a') said.add(name);
      begin(id!, attribute(node, 'aria-label') ?? textOf(name));
    }
    if (BLOCK.test(node.tagName)) place.words.push(' ');
    node.childNodes.forEach(walk);
    if (enclosed) place = around;
  };
  main.childNodes.forEach(walk);
  return places.map(({ words, ...record }) => ({ ...record, text: tidy(words.join('')) }));
}
