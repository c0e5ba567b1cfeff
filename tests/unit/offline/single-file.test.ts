import { describe, expect, test } from 'vitest';
import { asInline } from '#src/integrations/offline/page-tree.ts';
import { singleFile } from '#src/integrations/offline/single-file.ts';

const files: Readonly<Record<string, string>> = {
  '/book/embed/gap.1.js': 'document.body.dataset.alive = "</script><!--";',
  '/book/favicon.svg': '<svg viewBox="0 0 1 1"/>',
};
const page = `<!DOCTYPE html><html lang="en"><head><title>Gap</title>
<script defer src="/book/embed/gap.1.js"></script>
<link rel="preload" href="/book/_astro/text.woff2" as="font">
<link rel="icon" href="/book/favicon.svg"><link rel="alternate" href="https://b.example/o.json">
<style>.widget{color:red}@font-face{src:url(/book/_astro/text.woff2)}</style></head>
<body><main class="widget"><!--[--><a href="/book/convolution/#gap">From</a></main></body></html>`;
const made = singleFile(page, {
  book: 'https://b.example/book/',
  read: (address) => files[address]!,
});

describe('a single file', () => {
  test('asks for nothing: no script, style or picture has an address that is not in it', () => {
    expect(made).not.toMatch(/<(?:script|img|iframe)[^>]*\ssrc=/);
    expect(
      [...made.matchAll(/<link[^>]*href="([^"]*)"/g)].map(([, href]) => href!.slice(0, 19)),
    ).toEqual(['data:image/svg+xml,']);
  });

  test('has its styles without fonts, and its script behind what the script wakes', () => {
    expect(made).toContain('<style>.widget{color:red}</style>');
    expect(made.indexOf('dataset.alive')).toBeGreaterThan(made.indexOf('</main>'));
    expect(made).toContain('<!--[-->');
  });

  test('leads to the book’s site, and knows that it is away from it', () => {
    expect(made).toContain('href="https://b.example/book/convolution/#gap"');
    expect(made).toMatch(
      /<html lang="en" data-root="https:\/\/b.example\/book\/"[^>]* data-alone="">/,
    );
  });
});

test('nothing in a script ends it before its end', () => {
  const inline = asInline('"</script><!--"');
  expect(inline).not.toMatch(/<\/script|<!--/i);
  expect(eval(inline)).toBe('</script><!--');
});
