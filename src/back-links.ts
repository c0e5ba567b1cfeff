import { getCollection, render } from 'astro:content';
import { listChapters, type ListedChapter } from './contents.ts';
import { placeAt, placesIn, type Place } from './places.ts';
import { tagOf, widgets } from './widgets/registry.ts';

/** A place of the book where something is used or explained. */
export interface Spot extends Place {
  /** Its address from the root of the book: `/convolution/#a-bank-of-filters`. */
  readonly path: string;
  readonly chapter: ListedChapter;
}

/** A chapter's places, for those who look for what stands in them. */
export interface Searched {
  readonly mdx: string;
  readonly spotAt: (offset: number) => Spot;
  /** The place of that id; the chapter's opening where none is named. */
  readonly spotOf: (id: string | undefined) => Spot | undefined;
}

/** All written chapters with their places, by the chapter's address. */
export async function searchedChapters(): Promise<ReadonlyMap<string, Searched>> {
  const written = await getCollection('chapters');
  const listed = await listChapters();
  const pairs = listed
    .filter(({ sections }) => sections > 0)
    .map(async (chapter): Promise<[string, Searched]> => {
      const entry = written.find(({ id }) => id === chapter.id)!;
      const { headings } = await render(entry);
      return [chapter.id, searched(chapter, entry.body ?? '', headings)];
    });
  return new Map(await Promise.all(pairs));
}

function searched(
  chapter: ListedChapter,
  mdx: string,
  headings: Parameters<typeof placesIn>[1],
): Searched {
  const places = placesIn(mdx, headings);
  const spot = ({ id, title }: Place): Spot => ({
    id,
    title: title || 'opening',
    path: `/${chapter.id}/${id && `#${id}`}`,
    chapter,
  });
  return {
    mdx,
    spotAt: (offset) => spot(placeAt(places, offset)),
    spotOf: (id = '') => {
      const found = places.find(({ place }) => place.id === id);
      return found && spot(found.place);
    },
  };
}

/**
 * The place that explains something; nothing while its chapter is not written. Stops the build
 * where the chapter has no such heading, story, step or widget: `what` says who asked.
 */
export function explainedAt(
  chapters: ReadonlyMap<string, Searched>,
  { chapter, at }: { readonly chapter: string; readonly at?: string | undefined },
  what: string,
): Spot | undefined {
  const written = chapters.get(chapter);
  if (!written) return undefined;
  const spot = written.spotOf(at);
  if (spot) return spot;
  const widget = widgets.find(({ name }) => name === at);
  if (widget && new RegExp(`<${tagOf(widget.name)}[\\s/>]`).test(written.mdx))
    return {
      ...written.spotOf('')!,
      id: widget.name,
      title: widget.title,
      path: `/${chapter}/#${at}`,
    };
  throw new Error(
    `${what}: chapter "${chapter}" has no place "${at}". Name a heading, story, step or widget of it by the end of its address.`,
  );
}

/** Every place in which `uses` finds the thing of that id, each place once, in the book's order. */
export function spotsOf(
  chapters: ReadonlyMap<string, Searched>,
  uses: (mdx: string, chapter: string) => readonly { id: string; offset: number }[],
): ReadonlyMap<string, readonly Spot[]> {
  const found = new Map<string, Spot[]>();
  for (const [chapter, { mdx, spotAt }] of chapters)
    for (const { id, offset } of uses(mdx, chapter)) {
      const spots = found.get(id) ?? [];
      const spot = spotAt(offset);
      if (!spots.some(({ path }) => path === spot.path)) found.set(id, [...spots, spot]);
    }
  return found;
}
