/** A heading as Astro gives it with a rendered chapter. */
interface Heading {
  readonly slug: string;
  readonly text: string;
}

/** A section, a story or a step: a place of a chapter that has an address. */
export interface Place {
  /** The end of its address, `#slide`; empty for the chapter's opening. */
  readonly id: string;
  readonly title: string;
}

const MARK =
  /^```[\s\S]*?^```|^#{2,6} .*$|<Story\s+id="([^"]+)"[^>]*?\stitle="([^"]+)"|<\/Story>|<Step\s+id="([^"]+)"\s+title="([^"]+)"|<\/Step>/gm;

/**
 * The places of a chapter's MDX in order, each with the offset where it begins; after a step its
 * story goes on, after a story its section. `headings` are the chapter's, in order.
 */
export function placesIn(mdx: string, headings: readonly Heading[]) {
  const around: Place[] = [{ id: '', title: '' }];
  const places: { readonly from: number; readonly place: Place }[] = [
    { from: 0, place: around[0]! },
  ];
  let heading = 0;
  for (const mark of mdx.matchAll(MARK)) {
    const [text, story, storyTitle, step, stepTitle] = mark;
    if (text.startsWith('```')) continue;
    if (text.startsWith('</')) around.pop();
    else if (text.startsWith('#')) {
      const { slug, text: title } = headings[heading++]!;
      around.splice(-1, 1, { id: slug, title });
    } else around.push({ id: (story ?? step)!, title: (storyTitle ?? stepTitle)! });
    places.push({ from: mark.index, place: around.at(-1)! });
  }
  return places;
}

/** The place that an offset into the chapter's MDX lies in. */
export const placeAt = (places: ReturnType<typeof placesIn>, offset: number): Place =>
  places.findLast(({ from }) => from <= offset)!.place;
