import postcss from 'postcss';

/** The rules of a sheet, each as text, `@`-rules as a whole. */
const rulesOf = (sheet: string): readonly string[] =>
  postcss.parse(sheet).nodes.map((node) => node.toString());

/**
 * Of these sheets, by name, those whose every rule stands in another one as well: the styles of what
 * comes to life in the page are written for the server's half of the build, and for the browser's again.
 */
export function repeated(sheets: ReadonlyMap<string, string>): readonly string[] {
  const named = [...sheets].map(([name, sheet]) => [name, new Set(rulesOf(sheet))] as const);
  return named
    .filter(([name, rules]) =>
      named.some(
        ([other, all]) => other !== name && all.size > rules.size && rules.isSubsetOf(all),
      ),
    )
    .map(([name]) => name);
}
