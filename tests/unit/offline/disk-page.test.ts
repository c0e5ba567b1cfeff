import { describe, expect, test } from 'vitest';
import { diskPage } from '#src/integrations/offline/disk-page.ts';

const files = new Set([
  'index.html',
  'network/index.html',
  '_astro/a.js',
  '_astro/t.woff2',
  'icon.svg',
]);
const book = { base: '/', site: 'https://b.example/', files };
const made = (head: string, body: string): string =>
  diskPage(
    `<!DOCTYPE html><html><head><title>T</title>${head}</head><body>${body}</body></html>`,
    'network/index.html',
    book,
    () => false,
  );

describe('a page on a disk', () => {
  test('knows where the book is, here and for others', () => {
    expect(made('', '')).toContain('<html data-root="../" data-site="https://b.example/">');
  });

  test('brings its modules through SystemJS, after all that they look for', () => {
    const page = made('<script type="module" src="/_astro/a.js"></script>', '<main></main>');
    expect(page).not.toContain('type="module"');
    expect(page.indexOf('System.import(new URL("../_astro/a.js"')).toBeGreaterThan(
      page.indexOf('</main>'),
    );
    expect(page).toContain('<script src="../_astro/from-disk.js"></script></head>');
  });

  test('wakes islands with addresses that a disk can follow', () => {
    const page = made(
      '<script>load(()=>import(e),()=>import(this.again(e)))</script>',
      '<astro-island component-url="/_astro/a.js" renderer-url="/_astro/a.js"><!--[--></astro-island>',
    );
    expect(page).toContain('load(()=>System.import(new URL(e,document.baseURI).href)');
    expect(page).toContain('()=>System.import(new URL(this.again(e),document.baseURI).href))');
    expect(page).toContain('component-url="../_astro/a.js" renderer-url="../_astro/a.js"><!--[-->');
  });

  test('leaves out what a disk refuses', () => {
    const page = made(
      '<link rel="preload" href="/_astro/t.woff2"><link rel="manifest" href="/m">' +
        '<link rel="icon" href="/icon.svg">',
      '',
    );
    expect(page.match(/(?<=<link rel=")\w+/g)).toEqual(['icon', 'stylesheet']);
  });

  test('finds its fonts beside it', () => {
    const styles = '<style>a{b:url(/_astro/t.woff2);c:url("data:x,y")}</style>';
    expect(made(styles, '')).toContain('{b:url(../_astro/t.woff2);c:url("data:x,y")}');
  });

  test('is under a policy for files, which stands before the first script and knows the last', () => {
    const site = '<meta http-equiv="Content-Security-Policy" content="of the site">';
    const page = made(site, '<script type="module" src="/_astro/a.js"></script>');
    expect(page).not.toContain('of the site');
    expect(page.indexOf("script-src 'self' file: 'wasm-unsafe-eval' 'sha256-")).toBeLessThan(
      page.indexOf('<script'),
    );
  });

  test('says first of all that it is still packed, for a sheet beside it to hide', () => {
    expect(made('', '<main>')).toMatch(/<body><p class="still-packed">This page is still packed\./);
    expect(made('', '')).toContain('<link rel="stylesheet" href="../_astro/unpacked.css">');
  });

  test('with a module written into it stops the build', () => {
    expect(() => made('<script type="module">let a</script>', '')).toThrow(
      /network\/index\.html has an inline module, "let a/,
    );
  });
});
