const CITE = /<Cite\s+id=["']([^"']+)["']/g;

/** Ids of the works that a chapter's MDX cites, in the order of first mention. */
export const citationsIn = (mdx: string): readonly string[] => [
  ...new Set(citationsWithPlaces(mdx).map(({ id }) => id)),
];

/** Every mention of a work in a chapter's MDX, with its offset there. */
export const citationsWithPlaces = (mdx: string): readonly { id: string; offset: number }[] =>
  [...mdx.matchAll(CITE)].map((found) => ({ id: found[1]!, offset: found.index }));

/** The number under which a chapter's list has the work `id`, counted from 1. */
export function citationNumber(
  chapter: Pick<NonNullable<App.Locals['chapter']>, 'id' | 'citations'> | undefined,
  id: string,
): number {
  const at = chapter?.citations.indexOf(id) ?? -1;
  if (at < 0)
    throw new Error(
      `<Cite id="${id}"/> stands outside a chapter, or its id is not written out in double quotes.`,
    );
  return at + 1;
}
