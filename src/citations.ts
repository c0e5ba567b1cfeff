/** Ids of the works that a chapter's MDX cites, in the order of first mention. */
export const citationsIn = (mdx: string): readonly string[] => [
  ...new Set([...mdx.matchAll(/<Cite\s+id=["']([^"']+)["']/g)].map(([, id]) => id!)),
];

/** The number under which a chapter's list has the work `id`, counted from 1. */
export function citationNumber(chapter: App.Locals['chapter'], id: string): number {
  const at = chapter?.citations.indexOf(id) ?? -1;
  if (at < 0)
    throw new Error(
      `<Cite id="${id}"/> stands outside a chapter, or its id is not written out in double quotes.`,
    );
  return at + 1;
}
