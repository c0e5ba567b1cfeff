import { folderOf, tagOf } from './registry.ts';

/** A component of Astro's that takes whatever the author writes on its tag, and checks it itself. */
type Tag = (props: { readonly [attribute: string]: unknown }) => unknown;

const wrappers = import.meta.glob<Tag>('./*/index.astro', {
  eager: true,
  import: 'default',
});

/** The widgets as tags for authors: `<ParameterCounter>` for `parameter-counter/index.astro`. */
export const tags: Readonly<Record<string, Tag>> = Object.fromEntries(
  Object.entries(wrappers).map(([path, wrapper]) => [tagOf(folderOf(path)), wrapper]),
);
