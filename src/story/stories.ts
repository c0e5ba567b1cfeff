/** What stands before and behind the one story that is taken out of a chapter. */
export const OPEN = '<!--story-->';
export const CLOSE = '<!--/story-->';

/** A story as its chapter announces it. */
export interface ListedStory {
  readonly id: string;
  readonly title: string;
  /** The chapter it is told in, by its address. */
  readonly chapter: string;
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** The stories told in a chapter's MDX, in order. */
export const storiesIn = (chapter: string, mdx: string): readonly ListedStory[] =>
  [...mdx.matchAll(/<Story\b[^>]*>/g)].map(([tag]) => ({
    id: attribute(tag, 'id'),
    title: attribute(tag, 'title'),
    chapter,
  }));
