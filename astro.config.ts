import { rehypeHeadingIds, unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { buildKernels } from './scripts/kernels.ts';
import { bareThree } from './src/integrations/bare-three.ts';
import { cards } from './src/integrations/cards.ts';
import { embeds } from './src/integrations/embeds.ts';
import { fonts } from './src/integrations/fonts.ts';
import { hosts } from './src/integrations/hosts.ts';
import { installed } from './src/integrations/installed.ts';
import { katexSheet } from './src/integrations/katex.ts';
import { pageStyles } from './src/integrations/page-styles.ts';
import { policy } from './src/integrations/policy.ts';
import { singleFiles } from './src/integrations/single-files.ts';
import { zip } from './src/integrations/zip.ts';
import { search } from './src/integrations/search.ts';
import { sitemap } from './src/integrations/sitemap.ts';

await buildKernels();

export default defineConfig({
  // Whoever publishes it gives the real one: `npm run build -- --site https://… --base /…`.
  site: 'https://layer-by-layer.example',
  trailingSlash: 'always',
  // The default, 'jsx', drops the space between inline elements on separate lines.
  compressHTML: true,
  // One style sheet, of which every page gets what it uses: see src/integrations/page-styles.ts.
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    processor: unified({
      remarkPlugins: [remarkMath],
      // Heading ids first: after KaTeX they would contain its MathML.
      rehypePlugins: [
        rehypeHeadingIds,
        [rehypeKatex, { output: 'htmlAndMathml', strict: 'error', trust: false }],
      ],
    }),
  },
  vite: {
    plugins: [katexSheet(), bareThree()],
    // three is one file of more than 350 kB before compression, loaded only when a stage comes near.
    build: {
      cssCodeSplit: false,
      chunkSizeWarningLimit: 700,
      // Fonts are files, however small: most pages never ask for them.
      assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    },
  },
  integrations: [
    fonts(),
    svelte(),
    mdx(),
    embeds(),
    pageStyles(),
    cards(),
    sitemap(),
    search(),
    policy(),
    singleFiles(),
    zip(),
    installed(),
    hosts(),
  ],
});
