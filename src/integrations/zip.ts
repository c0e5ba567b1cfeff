import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { joined } from '../links.ts';
import { archive } from './offline/archive.ts';
import { classicScript } from './offline/classic-script.ts';
import { diskEdition } from './offline/disk-edition.ts';
import { underPolicy } from './offline/page-policy.ts';

/** The one folder in the zip. */
const TOP = 'layer-by-layer/';
/** Beside `START-HERE.html` it leads into the book at once; inside a zip's viewer it is not there. */
const OPEN = `location.replace('${TOP}index.html')\n`;
const START_HERE = new URL('offline/start-here.html', import.meta.url);

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Writes `book.zip`: the whole book, to be unpacked and opened without a server. */
export function zip(): AstroIntegration {
  let base = '/';
  let site = '';
  let root = '';
  return {
    name: 'zip',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
        base = joined(config.base, '');
        site = new URL(base, config.site).href;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const began = performance.now();
        const start = await classicScript('src/offline/from-disk.ts', root, base);
        const edition = await diskEdition(fileURLToPath(dir), start, { base, site });
        const packed = new Map([...edition].map(([path, bytes]) => [TOP + path, bytes]));
        packed.set(
          'START-HERE.html',
          encode(underPolicy(await readFile(START_HERE, 'utf8'), 'disk')),
        );
        packed.set(`${TOP}open.js`, encode(OPEN));
        const bytes = archive(packed);
        await writeFile(new URL('book.zip', dir), bytes);
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        logger.info(
          `book.zip: ${edition.size} files, ${(bytes.length / 1e6).toFixed(2)} MB, in ${seconds} s`,
        );
      },
    },
  };
}
