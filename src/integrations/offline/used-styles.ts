import postcss, { type AtRule, type Declaration, type Root, type Rule } from 'postcss';
import { mayHave, type PageWords } from './page-words.ts';

const GROUP = /:([\w-]+)\(([^()]*)\)/g;
const NAME = /\.(-?[\w…-]+)|(?<![^\s>+~])([a-z][\w-]*)/gi;
const NEVER = '.…';

/** Whether a page with these words may have what a selector asks for; of what stands in brackets one will do. */
function mayMatch(selector: string, words: PageWords): boolean {
  let plain = selector.replaceAll(/\[[^\]]*\]/g, '');
  for (let before = ''; plain !== before;) {
    before = plain;
    plain = plain.replaceAll(GROUP, (_, kind: string, list: string) => {
      const asks = /^(?:is|where|has)$/.test(kind);
      return asks && !list.split(',').some((one) => mayMatch(one, words)) ? NEVER : '';
    });
  }
  return [...plain.matchAll(NAME)].every(([, name, tag]) =>
    name
      ? mayHave(words, name)
      : mayHave(words, `<${tag!.toLowerCase()}`) || mayHave(words, tag!.toLowerCase()),
  );
}

const isIn = (name: RegExp, { parent }: Rule | Declaration): boolean =>
  parent?.type === 'atrule' && name.test((parent as AtRule).name);

function dropRules(root: Root, words: PageWords): void {
  root.walkRules((rule) => {
    if (isIn(/keyframes$/, rule)) return;
    const used = rule.selectors.filter((one) => mayMatch(one, words));
    if (used.length === 0) rule.remove();
    else if (used.length < rule.selectors.length) rule.selectors = used;
  });
}

/** Properties that no rule takes up and no script names; each may be all that takes up another. */
function dropProperties(root: Root, words: PageWords): void {
  for (let before = -1, left = 0; left !== before;) {
    before = left;
    left = 0;
    const taken = new Set<string>();
    root.walkDecls(({ value }) => {
      for (const [, name] of value.matchAll(/var\(\s*(--[\w-]+)/g)) taken.add(name!);
    });
    root.walkDecls(/^--/, (one) => {
      if (taken.has(one.prop) || mayHave(words, one.prop)) left++;
      else one.remove();
    });
  }
}

/** Animations and fonts that no rule names. */
function dropUnnamed(root: Root): void {
  const values: string[] = [];
  root.walkDecls((one) => void (isIn(/^font-face$/, one) || values.push(one.value)));
  const said = values.join('\n');
  root.walkAtRules(/keyframes$/, (one) => void (said.includes(one.params) || one.remove()));
  root.walkAtRules('font-face', (face) => {
    face.walkDecls('font-family', ({ value }) => {
      if (!said.includes(value.replaceAll(/['"]/g, ''))) face.remove();
    });
  });
}

function dropEmpty(root: Root): void {
  root.walk((node) => {
    let empty: typeof node | undefined = node;
    while (empty && 'nodes' in empty && empty.nodes?.length === 0) {
      const { parent } = empty as Rule;
      empty.remove();
      empty = parent?.type === 'root' ? undefined : (parent as Rule | undefined);
    }
  });
}

/**
 * What a style sheet says to a page with these words, in its order and layers: the rules whose
 * classes may all occur, and of properties, animations and fonts those that they name.
 */
export function usedStyles(sheet: string, words: PageWords): string {
  const root = postcss.parse(sheet);
  dropRules(root, words);
  dropProperties(root, words);
  dropUnnamed(root);
  dropEmpty(root);
  return root.toString();
}

/** A style sheet whose fonts are the system’s. */
export function withoutFonts(sheet: string): string {
  const root = postcss.parse(sheet);
  root.walkAtRules('font-face', (face) => void face.remove());
  dropEmpty(root);
  return root.toString();
}
