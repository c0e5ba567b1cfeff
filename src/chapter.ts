import { getCollection, type CollectionEntry } from 'astro:content';
import { citationsIn } from './citations.ts';
import { checkGlossary, termNamed, termsIn } from './glossary.ts';

/** What the parts of a chapter need to know of it as a whole. Stops the build at unknown terms. */
export async function chapterFrom(entry: CollectionEntry<'chapters'>) {
  const mdx = entry.body ?? '';
  const glossary = (await getCollection('glossary')).map(({ data }) => data);
  checkGlossary(glossary);
  const terms = termsIn(mdx).map(({ asked }) => termNamed(glossary, asked, entry.id).id);
  return { id: entry.id, citations: citationsIn(mdx), terms: [...new Set(terms)] };
}
