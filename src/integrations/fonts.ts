import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import subsetFont from 'subset-font';

interface Face {
  /** File name of the cut font, and how style sheets name it: `@fonts/text.woff2`. */
  readonly file: string;
  readonly package: string;
  readonly source: string;
  readonly characters: string;
  /** Lightest and heaviest weight the book uses, where the font has several. */
  readonly weights?: readonly [number, number];
}

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
const accents = 'ÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÚÛÜßàáâäåæçèéêëíîïñóôöøúûüÿŁłœŒšŠžŽ';
const signs = '\u00a0–—‘’“”„…·•§©°±²³×÷†‡−→←↑↓↗≈≠≤≥∑½¼¾µ′″\u2009\u202f';
const latin = ascii + accents + signs;
/** What formulas are set in: upright numbers, words and signs, and letters in italics. */
export const maths = ascii + '−×÷·⋅±≤≥≠≈∼∈→←↔∞∂∇√⋯…⌊⌋⌈⌉∗∘∣∥⟨⟩′⟶\u00a0\u200bΓΔΘΛΞΠΣΥΦΨΩ';
export const mathsItalic = ascii.replace(/[^A-Za-z]/g, '') + 'αβγδϵεζηθικλμνξπρστυϕφχψω';
const figures = ascii + '×·−–—→←↑↓±≈≤≥∑…│─└├°²³½\u00a0\u2009\u202f';

const faces: readonly Face[] = [
  {
    file: 'text.woff2',
    package: '@fontsource-variable/brygada-1918',
    source: 'files/brygada-1918-latin-wght-normal.woff2',
    characters: latin,
    weights: [400, 600],
  },
  {
    file: 'text-italic.woff2',
    package: '@fontsource-variable/brygada-1918',
    source: 'files/brygada-1918-latin-wght-italic.woff2',
    characters: latin,
    weights: [400, 600],
  },
  {
    file: 'ui.woff2',
    package: '@fontsource-variable/instrument-sans',
    source: 'files/instrument-sans-latin-wght-normal.woff2',
    characters: latin,
    weights: [400, 650],
  },
  {
    file: 'num.woff2',
    package: '@fontsource-variable/spline-sans-mono',
    source: 'files/spline-sans-mono-latin-wght-normal.woff2',
    characters: figures,
    weights: [400, 600],
  },
  {
    file: 'maths.woff2',
    package: 'katex',
    source: 'dist/fonts/KaTeX_Main-Regular.woff2',
    characters: maths,
  },
  {
    file: 'maths-italic.woff2',
    package: 'katex',
    source: 'dist/fonts/KaTeX_Math-Italic.woff2',
    characters: mathsItalic,
  },
];

const require = createRequire(import.meta.url);

const installed = ({ package: name, source }: Face): Promise<Buffer> =>
  readFile(join(dirname(require.resolve(`${name}/package.json`)), source));

/** Cuts one installed font down to the characters and weights of the book, as woff2 bytes. */
async function cut(face: Face): Promise<Buffer> {
  const font = await installed(face);
  if (!face.weights) return subsetFont(font, face.characters, { targetFormat: 'woff2' });
  const [min, max] = face.weights;
  return subsetFont(font, face.characters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min, max } },
  });
}

/** Text and interface in one weight each, as plain TrueType, for pictures that are drawn at build. */
export const plainFonts = (): Promise<Buffer[]> =>
  Promise.all(
    ['text.woff2', 'ui.woff2'].map(async (file) => {
      const face = faces.find((candidate) => candidate.file === file)!;
      return subsetFont(await installed(face), face.characters, {
        targetFormat: 'sfnt',
        variationAxes: { wght: 500 },
      });
    }),
  );

/** Writes the book's fonts into `folder`; does nothing where this very cut lies there already. */
export async function cutFonts(folder: string): Promise<void> {
  const versions = faces.map(
    (face) => (require(`${face.package}/package.json`) as { version: string }).version,
  );
  const stamp = createHash('sha256')
    .update(JSON.stringify([faces, versions]))
    .digest('hex');
  const stampFile = join(folder, 'stamp.txt');
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return;
  await mkdir(folder, { recursive: true });
  for (const face of faces) await writeFile(join(folder, face.file), await cut(face));
  await writeFile(stampFile, stamp);
}

/**
 * Makes `@fonts/…` resolve to the book's fonts, cut from the installed packages when Astro starts.
 * They pass through Vite like any other asset, so their names carry a hash and follow `base`.
 */
export function fonts(): AstroIntegration {
  return {
    name: 'fonts',
    hooks: {
      'astro:config:setup': async ({ config, updateConfig }) => {
        // Astro's own cache folder lies in node_modules: ignored by git, and gone after `npm ci`.
        const folder = fileURLToPath(new URL('fonts/', config.cacheDir));
        await cutFonts(folder);
        updateConfig({ vite: { resolve: { alias: { '@fonts': folder.replace(/[\\/]$/, '') } } } });
      },
    },
  };
}
