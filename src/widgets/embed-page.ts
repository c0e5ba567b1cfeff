import { listChapters } from '#src/contents.ts';
import { joined, linkTo } from '#src/links.ts';
import type { Widget } from './widget.ts';

/** Where a widget comes from, for the line under it. */
export interface Origin {
  readonly href: string;
  readonly words: string;
}

/** The place of a widget in its chapter, or the book itself while the chapter is not written. */
export async function originOf({ name, chapter: id }: Widget): Promise<Origin> {
  const chapter = (await listChapters()).find((listed) => listed.id === id);
  if (!chapter)
    throw new Error(
      `src/widgets/${name}/widget.ts: there is no chapter "${id}" in content/contents.yaml.`,
    );
  const words = `Layer by Layer, chapter ${chapter.number}, ${chapter.title}`;
  return { href: linkTo(chapter.sections ? `/${id}/#${name}` : '/'), words };
}

/** An address of the book as others need it: with its site and base. */
export const absolute = (site: URL | undefined, path: string): string =>
  new URL(linkTo(path), site ?? 'http://localhost').href;

/** The description of a widget that oEmbed consumers read; https://oembed.com, version 1.0. */
export const oembedPath = (name: string): string => joined('/embed', `${name}/oembed.json`);
