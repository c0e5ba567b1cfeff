import { parseAst } from 'rollup/parseAst';
import { attribute, elementsOf, textOf, type Page } from './page-tree.ts';

/**
 * What a page may come to have: classes as they are written, elements as `<dialog`, properties of its
 * own as `--share`. Of what a script puts together it has the beginning: `k-…` of `k-${kind}`.
 */
export type PageWords = ReadonlySet<string>;

/** Stands for what a script puts into a string. */
const HOLE = '…';
const CLASS = /^-?[a-z_…][\w…-]*$/i;

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* nodesOf(child);
}

/** The strings that a piece of a script says; keys are such too, for `{ lit: here }` sets a class. */
function stringsOf({ type, value, quasis, properties }: Node): string[] {
  if (type === 'Literal') return typeof value === 'string' ? [value] : [];
  if (type === 'TemplateLiteral') {
    const pieces = (quasis as Node[]).map((piece) => (piece['value'] as { cooked: string }).cooked);
    return [pieces.join(HOLE)];
  }
  if (type !== 'ObjectExpression') return [];
  const keys = (properties as Node[]).map(({ key }) => key).filter(isNode);
  return keys.filter((key) => key.type === 'Identifier').map(({ name }) => String(name));
}

/** The classes that a string names: in markup in its attributes, else where it is nothing but names. */
function classesIn(text: string): string[] {
  if (/<|class=/.test(text))
    return [...text.matchAll(/class=["']?([^"'>]*)/g)].flatMap(([, names]) => names!.split(/\s+/));
  const names = text.trim().split(/\s+/);
  return names.every((name) => CLASS.test(name)) ? names : [];
}

const wordsIn = (text: string): string[] => [
  ...classesIn(text),
  ...(text.match(/<[a-z][\w-]*|--[a-z…][\w…-]*/gi) ?? []),
];

/** What a script may bring into a page that loads it. */
export function wordsOfScript(code: string): PageWords {
  const words = new Set<string>();
  for (const node of nodesOf(parseAst(code) as unknown as Node))
    for (const word of stringsOf(node).flatMap(wordsIn)) {
      const [whole, ...more] = word.split(HOLE);
      if (whole) words.add(more.length || whole.endsWith('-') ? whole + HOLE : whole);
    }
  return words;
}

/** What a page has to begin with, and what the scripts written into it may bring. */
export function wordsOfPage(page: Page): PageWords {
  const words = new Set<string>();
  for (const element of elementsOf(page)) {
    words.add(`<${element.tagName}`);
    for (const name of (attribute(element, 'class') ?? '').split(/\s+/)) words.add(name);
    for (const { value } of element.attrs)
      for (const [property] of value.matchAll(/--[a-z][\w-]*/gi)) words.add(property);
    // A script of any other type is data.
    if (element.tagName === 'script' && /^(?:module)?$/.test(attribute(element, 'type') ?? ''))
      for (const word of wordsOfScript(textOf(element))) words.add(word);
  }
  return words;
}

/** Whether a page with these words may come to have that one. */
export function mayHave(words: PageWords, word: string): boolean {
  if (words.has(word)) return true;
  for (let end = word.length; end > 0; end--) {
    if (!words.has(word.slice(0, end) + HOLE)) continue;
    // What begins as a word of its own goes on with a number: `w${step}`.
    if (word[end - 1] === '-' || /^\d+$/.test(word.slice(end))) return true;
  }
  return false;
}
