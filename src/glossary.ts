/** A term of the book: one line of content/glossary.yaml. */
export interface GlossaryTerm {
  readonly id: string;
  readonly name: string;
  /** Other words for it, and other forms of the word, by which authors may call it. */
  readonly aliases: readonly string[];
  /** One sentence that holds without the page around it. */
  readonly definition: string;
  /** The chapter that explains it, by its address, and the place there, if it is not the opening. */
  readonly chapter: string;
  readonly at?: string | undefined;
}

/** A term as a chapter's MDX asks for it. */
export interface TermUse {
  readonly asked: string;
  readonly offset: number;
}

const TERM = /<Term(?:\s+of="([^"]*)")?\s*>([\s\S]*?)<\/Term>/g;

/** What a tag says of the term it means: `of`, or else the words in it. */
export const askedBy = (of: string | undefined, words: string): string =>
  (of ?? words.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ').trim();

/** The terms that a chapter's MDX marks, in order. */
export const termsIn = (mdx: string): readonly TermUse[] =>
  [...mdx.matchAll(TERM)].map((found) => ({
    asked: askedBy(found[1], found[2]!),
    offset: found.index,
  }));

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The term of that name or alias; stops the build with a sentence where the glossary has none. */
export function termNamed<T extends GlossaryTerm>(
  glossary: readonly T[],
  asked: string,
  chapter: string,
): T {
  const found = glossary.find((term) =>
    [term.id, term.name, ...term.aliases].some((name) => same(name, asked)),
  );
  if (found) return found;
  const known = glossary.map(({ name }) => name).join(', ');
  throw new Error(
    `Chapter "${chapter}" marks <Term>${asked}</Term>, and content/glossary.yaml has no such term or alias. Add it there, or name one of: ${known}.`,
  );
}

/** Stops the build where two terms answer to one word. */
export function checkGlossary(glossary: readonly GlossaryTerm[]): void {
  const owners = new Map<string, string>();
  for (const { id, name, aliases } of glossary)
    for (const word of new Set([id, name, ...aliases].map((each) => each.toLowerCase()))) {
      const owner = owners.get(word);
      if (owner)
        throw new Error(
          `content/glossary.yaml: "${word}" means both "${owner}" and "${id}". One word, one term.`,
        );
      owners.set(word, id);
    }
}
