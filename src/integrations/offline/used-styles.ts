import postcss, { type AtRule, type Rule } from 'postcss';

const CLASS = /\.(-?[a-z_][\w-]*)/gi;
const GROUP = /\([^()]*\)/g;

/** The words of a text that could be names of classes. */
export const wordsIn = (text: string): Set<string> => new Set(text.match(/-?[a-z_][\w-]*/gi));

/** What stands in brackets, `:is(.a, .b)`, names classes of which one may do: it asks for none. */
function classesOf(selector: string): string[] {
  let plain = selector;
  while (GROUP.test(plain)) plain = plain.replace(GROUP, '');
  return [...plain.matchAll(CLASS)].map(([, name]) => name!);
}

const inKeyframes = ({ parent }: Rule): boolean =>
  parent?.type === 'atrule' && (parent as AtRule).name.endsWith('keyframes');

/**
 * The rules of a style sheet whose classes all occur among a page's words, in their order and
 * layers. Fonts are left out: the page shows the system’s.
 */
export function usedStyles(sheet: string, words: ReadonlySet<string>): string {
  const root = postcss.parse(sheet);
  root.walkAtRules('font-face', (face) => void face.remove());
  root.walkRules((rule) => {
    if (inKeyframes(rule)) return;
    const used = rule.selectors.filter((one) => classesOf(one).every((name) => words.has(name)));
    if (used.length === 0) rule.remove();
    else if (used.length < rule.selectors.length) rule.selectors = used;
  });
  let emptied = true;
  while (emptied) {
    emptied = false;
    root.walkAtRules((rule) => {
      if (rule.nodes?.length !== 0) return;
      rule.remove();
      emptied = true;
    });
  }
  return root.toString();
}
