import { globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** The address a page gives as its own, its canonical one. */
const canonical = (html: string): string | undefined =>
  /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];

/**
 * Writes `sitemap.xml` (https://www.sitemaps.org/protocol.html) with every page that gives its own
 * address as the canonical one, so that frames, which name the page they come from, are not in it.
 */
export function sitemap(): AstroIntegration {
  let root = '';
  return {
    name: 'sitemap',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = new URL(config.base.replace(/\/?$/, '/'), config.site).href;
      },
      'astro:build:done': async ({ dir }) => {
        const pages = globSync('**/index.html', { cwd: fileURLToPath(dir) })
          .map((file) => file.replaceAll('\\', '/'))
          .map((file) => [file, readFileSync(new URL(file, dir), 'utf8')] as const)
          .map(
            ([file, html]) => [root + file.replace(/index\.html$/, ''), canonical(html)] as const,
          )
          .filter(([own, named]) => own === named)
          .map(([own]) => `<url><loc>${own}</loc></url>`)
          .sort();
        const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.join('\n')}
</urlset>
`;
        await writeFile(new URL('sitemap.xml', dir), xml);
      },
    },
  };
}
