import { readdirSync, readFileSync } from 'node:fs';
import { askedBy, checkGlossary, termNamed, termsIn, type GlossaryTerm } from '#src/glossary.ts';
import { placeAt, placesIn } from '#src/places.ts';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const glossary = (parse(readFileSync('content/glossary.yaml', 'utf8')) as GlossaryTerm[]).map(
  (term) => ({ ...term, aliases: term.aliases ?? [] }),
);
const folder = 'content/chapters/';
const chapters = readdirSync(folder).map((file) => ({
  id: file.replace(/^\d+-|\.mdx$/g, ''),
  mdx: readFileSync(folder + file, 'utf8'),
}));

test('a term is found by its name, in any case, and by its aliases', () => {
  for (const asked of ['kernel', 'Kernels', 'filters'])
    expect(termNamed(glossary, asked, 'x').id).toBe('kernel');
});

test('an unknown term stops the build and names chapter and term', () => {
  expect(() => termNamed(glossary, 'kernal', 'pooling')).toThrow(
    'Chapter "pooling" marks <Term>kernal</Term>, and content/glossary.yaml has no such term',
  );
});

test('the words in the tag name the term, unless “of” does', () => {
  expect(askedBy(undefined, 'feature\n  <em>map</em>')).toBe('feature map');
  expect(askedBy('kernel', 'nine numbers')).toBe('kernel');
  expect(termsIn('a <Term>stride</Term>, <Term of="kernel">nine\nnumbers</Term>')).toEqual([
    { asked: 'stride', offset: 2 },
    { asked: 'kernel', offset: 23 },
  ]);
});

test('one word means one term', () => {
  checkGlossary(glossary);
  const twice = [...glossary, { ...glossary[0]!, id: 'other', name: 'other', aliases: ['filter'] }];
  expect(() => checkGlossary(twice)).toThrow('"filter" means both "kernel" and "other"');
});

test.each(glossary)('the definition of $name is one sentence that stands alone', (term) => {
  expect(term.definition).toMatch(/^[A-Z0-9].*[^.]\.$/);
  expect(term.definition.match(/[.?!](\s|$)/g)).toHaveLength(1);
  expect(term.definition).not.toMatch(/\b(?:here|above|below|we|simply|this book)\b/i);
});

test('every term that the chapters mark is in the glossary', () => {
  const marked = chapters.flatMap(({ id, mdx }) =>
    termsIn(mdx).map(({ asked }) => termNamed(glossary, asked, id).id),
  );
  expect(new Set(marked).size).toBeGreaterThan(15);
});

const mdx = `Before <Term>a</Term>.

## First part

b

\`\`\`md
## Not a heading
\`\`\`

<Story id="story" subject="x" title="The story">

c

<Step id="one" title="One step" done={{ conv: [0, 1] }}>

d

</Step>

e

</Story>

f

### Second part

g`;
const places = placesIn(mdx, [
  { slug: 'first-part', text: 'First part' },
  { slug: 'second-part', text: 'Second part' },
]);

test.each([
  ['Before', ''],
  ['\nb\n', 'first-part'],
  ['\nc\n', 'story'],
  ['\nd\n', 'one'],
  ['\ne\n', 'story'],
  ['\nf\n', 'first-part'],
  ['\ng', 'second-part'],
])('%j lies in the place “%s”', (text, id) => {
  expect(placeAt(places, mdx.indexOf(text)).id).toBe(id);
});
