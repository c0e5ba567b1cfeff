import type { Plugin } from 'vite';

const otherFormats = /,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["']?(?:woff|truetype)["']?\)/g;

/** KaTeX's style sheet without the fonts in formats that no browser of the book needs, in the layer `katex`. */
export const tamed = (sheet: string): string =>
  `@layer katex {\n${sheet.replace(otherFormats, '')}\n}\n`;

/**
 * Tames KaTeX's sheet wherever it is imported. Unlayered it would win over the book's own rules,
 * and its woff and ttf copies would swell the build by 817 kB.
 */
export function katexSheet(): Plugin {
  return {
    name: 'katex-sheet',
    enforce: 'pre',
    transform: (code, id) =>
      /katex(\.min)?\.css/.test(id) ? { code: tamed(code), map: null } : null,
  };
}
