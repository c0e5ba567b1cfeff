import { recordsOf } from '#src/integrations/search-records.ts';
import { excerptOf } from '#src/search/excerpt.ts';
import { addressOf } from '#src/search/search.ts';
import { searchIn } from '#src/search/with-script.ts';
import { expect, test } from 'vitest';

const page = (main: string): string =>
  `<!doctype html><html><head><title>1 Convolution · Layer by Layer</title></head>
  <body><header>Contents</header><main>${main}</main><footer>CC BY</footer></body></html>`;

const records = recordsOf(
  page(`<h1>Convolution</h1><p>The opening.</p>
  <h2 id="maps">Maps &amp; kernels</h2><p>Before <b>the</b> story.</p>
  <section class="story" id="slide" aria-label="One kernel">
    <div class="stage">Previous</div>
    <ol><li class="step" id="one"><p class="no">Step 1 of 1</p><h3>First step</h3><p>A window.</p></li></ol>
  </section>
  <p>After the story.<sup aria-hidden="true">9</sup></p>
  <section class="widget" id="w" aria-label="A widget"><header><h3>A widget</h3><p>To play.</p></header>
    <fieldset>12.5</fieldset></section>
  <nav>Next</nav>`),
  'convolution/',
);

test('a page is read place by place, and what follows a story belongs to its section', () => {
  expect(records.map(({ path, title, text }) => [path, title, text])).toEqual([
    ['convolution/', '', 'The opening.'],
    ['convolution/#maps', 'Maps & kernels', 'Before the story. After the story.'],
    ['convolution/#slide', 'One kernel', ''],
    ['convolution/#one', 'First step', 'A window.'],
    ['convolution/#w', 'A widget', 'To play.'],
  ]);
  expect(records[0]!.page).toBe('1 Convolution');
});

test('terms and works are places of their own', () => {
  const found = recordsOf(
    page(`<dl class="glossary"><div id="stride"><dt>stride</dt><dd>How far.</dd></div></dl>
      <ul class="works"><li id="a-1998"><p>A. <a class="title">On maps</a>. 1998.</p></li></ul>`),
    'x/',
  );
  expect(found.slice(1).map(({ path, title, text }) => [path, title, text])).toEqual([
    ['x/#stride', 'stride', 'How far.'],
    ['x/#a-1998', 'On maps', 'A. On maps. 1998.'],
  ]);
});

const search = searchIn([
  { path: 'a/', page: 'A', title: '', text: 'A kernel moves by its stride.' },
  { path: 'a/#stride', page: 'A', title: 'stride', text: 'How many cells a window moves.' },
  { path: 'b/', page: 'B', title: 'Pooling', text: 'Windows of two by two.' },
]);

test.each([
  ['stride', ['a/#stride', 'a/']],
  ['strid', ['a/#stride', 'a/']],
  ['window', ['a/#stride', 'b/']],
  ['window stride', ['a/#stride']],
  ['poolling', ['b/']],
  ['elephant', []],
  ['', []],
  ['  <b>"*+', []],
])('“%s” is found in %j', async (query, paths) => {
  const { total, hits } = await search(query);
  expect(hits.map(({ path }) => path)).toEqual(paths);
  expect(total).toBe(paths.length);
});

test('at most twenty places are shown, and all are counted', async () => {
  const many = Array.from({ length: 30 }, (_, i) => ({
    path: `${i}`,
    page: 'P',
    title: 'map',
    text: '',
  }));
  const { total, hits } = await searchIn(many)('map');
  expect([total, hits.length]).toEqual([30, 20]);
});

test('an excerpt begins near the first word that was looked for, and marks every one', () => {
  const text = `${'far '.repeat(40)}the Kernel, slides on. ${'away '.repeat(40)}`;
  const pieces = excerptOf(text, ['kernel', 'slides']);
  expect(pieces[0]!.text).toBe('… ');
  expect(pieces.at(-1)!.text).toBe(' …');
  expect(pieces.filter(({ hit }) => hit).map(({ text: words }) => words)).toEqual([
    'Kernel, slides',
  ]);
  expect(excerptOf('', ['a'])).toEqual([]);
  expect(excerptOf('no such word', ['kernel']).map(({ text: words }) => words)).toEqual([
    'no such word',
  ]);
});

test.each([
  ['http://book/base/', 'convolution/#sum', 'http://book/base/convolution/#sum'],
  ['file:///book/', 'convolution/#sum', 'file:///book/convolution/index.html#sum'],
])('from %s the address of %s is %s', (root, path, address) => {
  expect(addressOf(path, new URL(root))).toBe(address);
});
