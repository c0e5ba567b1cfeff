import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { AstroIntegration } from 'astro';
import { cardSvg, platesIn, type Plate } from '#src/cards/card-svg.ts';
import { plainFonts } from './fonts.ts';

const require = createRequire(import.meta.url);

async function painter(): Promise<(svg: string) => Uint8Array> {
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const fontBuffers = await plainFonts();
  return (svg) => new Resvg(svg, { font: { fontBuffers } }).render().asPng();
}

const content = (html: string, property: string): string =>
  new RegExp(`<meta property="${property}" content="([^"]*)"`)
    .exec(html)?.[1]
    ?.replaceAll('&#39;', "'")
    .replaceAll('&#38;', '&')
    .replaceAll('&amp;', '&') ?? '';

/** What a card says of a page called “1 Convolution · Layer by Layer”. */
function saidOf(pageTitle: string): { kind: string; title: string } {
  const [, number, title] = /^(?:(\d+) )?(.*?)(?: · Layer by Layer)?$/.exec(pageTitle)!;
  return { kind: number ? `Chapter ${number}` : 'Widget', title: title! };
}

/** Plates of a page; a widget that has none borrows those of the chapter it comes from. */
async function platesOf(html: string, page: (path: string) => Promise<string>): Promise<Plate[]> {
  const own = platesIn(html);
  const chapter = /href="([^"#]*)[^"]*"[^>]*>\s*From chapter/.exec(html)?.[1];
  return own.length > 0 || !chapter ? own : platesIn(await page(chapter));
}

/**
 * Draws the pictures that pages name as theirs where they are linked to, `card/….png`: the page's
 * name beside plates that stand in it. The cover's own, `card.png`, is a page by itself.
 */
export function cards(): AstroIntegration {
  let base = '/';
  return {
    name: 'cards',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const paint = await painter();
        const drawn = new Set<string>();
        const page = (path: string) =>
          readFile(new URL(`${path.slice(base.length)}index.html`, dir), 'utf8');
        const files = globSync('**/index.html', { cwd: fileURLToPath(dir), exclude: ['embed/**'] });
        for (const file of files) {
          const html = await readFile(new URL(file, dir), 'utf8');
          const name = /\/card\/([\w-]+)\.png$/.exec(content(html, 'og:image'))?.[1];
          if (!name || drawn.has(name)) continue;
          drawn.add(name);
          const said = saidOf(content(html, 'og:title'));
          const svg = cardSvg({ ...said, plates: await platesOf(html, page) });
          await mkdir(new URL('card/', dir), { recursive: true });
          await writeFile(new URL(`card/${name}.png`, dir), paint(svg));
        }
        logger.info(`${drawn.size} cards`);
      },
    },
  };
}
