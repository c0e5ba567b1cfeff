import { defaultTreeAdapter as tree, html, parse, serialize } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

export type Page = DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A built page as a tree, as a browser would read it, and back as text. */
export const readPage = (text: string): Page => parse(text);
export const writePage = (page: Page): string => serialize(page);

/** Every element of a page in the order of the text, also inside templates. */
export function elementsOf(node: Node): Element[] {
  const inside = 'content' in node ? [node.content] : 'childNodes' in node ? node.childNodes : [];
  const below = inside.flatMap(elementsOf);
  return 'tagName' in node ? [node, ...below] : below;
}

/** The first element with that tag. Throws where the page has none. */
export function elementNamed(page: Page, tag: string): Element {
  const found = elementsOf(page).find(({ tagName }) => tagName === tag);
  if (!found) throw new Error(`A built page has no <${tag}>.`);
  return found;
}

export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

export function setAttribute({ attrs }: Element, name: string, value: string): void {
  const known = attrs.find((one) => one.name === name);
  if (known) known.value = value;
  else attrs.push({ name, value });
}

/** What a `<script>` or `<style>` says. */
export const textOf = ({ childNodes: [first] }: Element): string =>
  first && 'value' in first ? first.value : '';

export const remove = (element: Element): void => tree.detachNode(element);

/** Puts a new element at the end of another, or before the one named. */
export function insert(
  parent: Element,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  text = '',
  before?: Node,
): Element {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  const made = tree.createElement(tag, html.NS.HTML, attrs);
  if (text) tree.insertText(made, text);
  if (before) tree.insertBefore(parent, made, before as DefaultTreeAdapterTypes.ChildNode);
  else tree.appendChild(parent, made);
  return made;
}

/**
 * Puts a new element at the beginning of a page's head, behind the name of its character set, which
 * browsers look for in the first 1024 bytes.
 */
export function insertFirst(
  page: Page,
  tag: string,
  attributes: Readonly<Record<string, string>>,
): void {
  const head = elementNamed(page, 'head');
  const charset = head.childNodes.findIndex(
    (node) => 'tagName' in node && attribute(node, 'charset') !== undefined,
  );
  insert(head, tag, attributes, '', head.childNodes[charset + 1]);
}

/** A script as it may stand inside a page: nothing in it ends the element. */
export const asInline = (script: string): string =>
  script.replaceAll(/<(?=\/script|!--)/gi, '\\x3C');
