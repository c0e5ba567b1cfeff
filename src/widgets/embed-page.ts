import { getCollection } from 'astro:content';
import { listChapters } from '#src/contents.ts';
import { linkTo } from '#src/links.ts';
import { tagOf } from './registry.ts';
import type { Widget } from './widget.ts';

/** Where a widget comes from. */
export interface Origin {
  /** Its place in the chapter; the chapter, or the book itself, while it is not written there. */
  readonly href: string;
  readonly number: number;
  readonly chapter: string;
}

/** The place of a widget in the book. Stops the build where its chapter is not in the contents. */
export async function originOf({ name, chapter: id }: Widget): Promise<Origin> {
  const listed = (await listChapters()).find((chapter) => chapter.id === id);
  if (!listed)
    throw new Error(
      `src/widgets/${name}/widget.ts: there is no chapter "${id}" in content/contents.yaml.`,
    );
  const written = (await getCollection('chapters')).find((entry) => entry.id === id);
  const shown = new RegExp(`<${tagOf(name)}[\\s/>]`).test(written?.body ?? '');
  const path = written ? `/${id}/${shown ? `#${name}` : ''}` : '/';
  return { href: linkTo(path), number: listed.number, chapter: listed.title };
}

/** An address of the book as others need it: with its site and base. */
export const absolute = (site: URL | undefined, path: string): string =>
  new URL(linkTo(path), site ?? 'http://localhost').href;

/** Where sites that unfold links find what they show for a widget. */
export const oembedPath = (name: string): string => `/embed/${name}/oembed.json`;
