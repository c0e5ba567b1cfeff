import { folderOf, tagOf } from './registry.ts';

type AstroComponent = (typeof import('../components/Aside.astro'))['default'];

const wrappers = import.meta.glob<AstroComponent>('./*/index.astro', {
  eager: true,
  import: 'default',
});

/** The widgets as tags for authors: `<ParameterCounter>` for `parameter-counter/index.astro`. */
export const tags: Readonly<Record<string, AstroComponent>> = Object.fromEntries(
  Object.entries(wrappers).map(([path, wrapper]) => [tagOf(folderOf(path)), wrapper]),
);
