import { globSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import postcss from 'postcss';

/** The rules of a sheet, each as text, `@`-rules as a whole. */
const rulesOf = (sheet: string): readonly string[] =>
  postcss.parse(sheet).nodes.map((node) => node.toString());

/** Of these sheets, by name, those whose every rule stands in another one as well. */
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

/**
 * Takes away a style sheet that says nothing new: the styles of what comes to life in the page are
 * written for the server’s half of the build, and for the browser’s half once more.
 */
export function oneSheet(): AstroIntegration {
  return {
    name: 'one-sheet',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const found = (pattern: string): string[] =>
          globSync(pattern, { cwd: fileURLToPath(dir) }).map((file) => file.replaceAll('\\', '/'));
        const read = (file: string): string => readFileSync(new URL(file, dir), 'utf8');
        const sheets = new Map(found('_astro/*.css').map((file) => [file, read(file)]));
        const gone = repeated(sheets);
        for (const sheet of gone) {
          const link = new RegExp(
            `<link rel="stylesheet" href="[^"]*${RegExp.escape(sheet)}">`,
            'g',
          );
          for (const page of found('**/*.html')) {
            const file = new URL(page, dir);
            await writeFile(file, (await readFile(file, 'utf8')).replaceAll(link, ''));
          }
          await rm(new URL(sheet, dir));
        }
        logger.info(`${sheets.size - gone.length} of ${sheets.size} style sheets stay`);
      },
    },
  };
}
