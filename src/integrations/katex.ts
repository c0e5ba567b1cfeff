import type { Plugin } from 'vite';
import { maths, mathsItalic } from './fonts.ts';

const otherFormats = /,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["']?(?:woff|truetype)["']?\)/g;

/** A font of KaTeX's, cut to these characters. The whole one stays for any others. */
const cutFace = (family: string, style: string, file: string, characters: string): string => {
  const codes = Array.from(characters, (character) => character.codePointAt(0)!.toString(16));
  const range = codes.map((code) => `U+${code}`).join();
  return `@font-face { font-family: ${family}; font-style: ${style}; font-weight: 400;
    font-display: block; src: url(@fonts/${file}) format("woff2"); unicode-range: ${range}; }`;
};
const cutFaces = [
  cutFace('KaTeX_Main', 'normal', 'maths.woff2', maths),
  cutFace('KaTeX_Math', 'italic', 'maths-italic.woff2', mathsItalic),
].join('\n');

/**
 * KaTeX's style sheet in the layer `katex`: without the fonts in formats that no browser of the book
 * needs, and with smaller ones of the two that nearly every formula is set in.
 */
export const tamed = (sheet: string): string =>
  `@layer katex {\n${sheet.replace(otherFormats, '')}\n${cutFaces}\n}\n`;

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
