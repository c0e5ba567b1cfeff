import { getCollection } from 'astro:content';
import { listChapters } from '#src/contents.ts';
import { linkTo } from '#src/links.ts';
import { storiesIn, type ListedStory } from '#src/story/stories.ts';
import { tagOf, widgets } from './registry.ts';
import type { Widget } from './widget.ts';

/** Something of the book that can stand alone, at `/embed/<name>/`. */
export interface Embed {
  readonly name: string;
  readonly title: string;
  /** One sentence: what it is for. */
  readonly purpose: string;
  /** Height of its frame when that is 760 pixels wide. */
  readonly height: number;
  readonly camera: boolean;
  /** Its place in its chapter; the chapter, or the book itself, while it is not written there. */
  readonly origin: string;
  /** The chapter it belongs to, by its address. */
  readonly chapterId: string;
  /** “chapter 1, Convolution” */
  readonly chapter: string;
  readonly params: Widget['params'];
  /** It is a story, not a widget. */
  readonly story: boolean;
}

type Source = Omit<Embed, 'origin' | 'chapter' | 'chapterId'> & { readonly chapter: string };

const fromWidget = (widget: Widget): Source => ({ camera: false, ...widget, story: false });

const fromStory = ({ id, title, chapter }: ListedStory): Source => ({
  name: id,
  title,
  purpose: `${title}: a story in steps, from a book on convolutional networks.`,
  height: 840,
  camera: false,
  chapter,
  params: {},
  story: true,
});

/** Everything that can be embedded. Stops the build where two have one name, or no chapter. */
export async function listEmbeds(): Promise<readonly Embed[]> {
  const written = await getCollection('chapters');
  const stories = written.flatMap(({ id, body }) => storiesIn(id, body ?? ''));
  const sources = [...widgets.map(fromWidget), ...stories.map(fromStory)];
  for (const { name } of sources)
    if (sources.filter((other) => other.name === name).length > 1)
      throw new Error(
        `Two things are to be embedded at /embed/${name}/. Stories and widgets need names of their own.`,
      );
  const chapters = await listChapters();
  return sources.map((source) => {
    const { name, chapter: id } = source;
    const listed = chapters.find((chapter) => chapter.id === id);
    if (!listed)
      throw new Error(`"${name}" belongs to a chapter "${id}" that content/contents.yaml lacks.`);
    const body = written.find((entry) => entry.id === id)?.body;
    const shown = source.story || new RegExp(`<${tagOf(name)}[\\s/>]`).test(body ?? '');
    const place = body === undefined ? '/' : `/${id}/${shown ? `#${name}` : ''}`;
    return {
      ...source,
      origin: linkTo(place),
      chapterId: id,
      chapter: `chapter ${listed.number}, ${listed.title}`,
    };
  });
}

/** An address of the book as others need it: with its site and base. */
export const absolute = (site: URL | undefined, path: string): string =>
  new URL(linkTo(path), site ?? 'http://localhost').href;

/** Where sites that unfold links find what they show for an embed. */
export const oembedPath = (name: string): string => `/embed/${name}/oembed.json`;
