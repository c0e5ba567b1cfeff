import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Plugin } from 'vite';
import { STORY } from './story-script.ts';

/** How the entry of one widget's embed is imported: `virtual:embed/convolution`. */
export const ENTRY = 'virtual:embed/';
/** How the pages import the list of what their embeds load. */
const LIST = 'virtual:embed-scripts';

/** What a page with an embed loads; in development a module, in the built book a classic script. */
export interface EmbedScript {
  /** From the root of the book. */
  readonly path: string;
  readonly type: 'module' | 'classic';
}

/** The names of the widgets: the folders with a `widget.ts`. */
export const widgetNames = (root: string): readonly string[] =>
  globSync('src/widgets/*/widget.ts', { cwd: root })
    .map((file) => basename(dirname(file)))
    .sort();

const tagOf = (name: string): string =>
  name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const widgetEntry = (name: string): string => `
import widget from '/src/widgets/${name}/widget.ts';
import View from '/src/widgets/${name}/${tagOf(name)}.svelte';
import { startWidget } from '/src/widgets/start-widget.ts';
startWidget(widget, View);
`;

const storyEntry = `
import { startStory } from '/src/widgets/start-story.ts';
startStory();
`;

/**
 * Makes an entry for every embed, and the list of the scripts made from them: `scripts` when they
 * are built, else (in development) the entries themselves.
 */
export function embedEntries(scripts: () => ReadonlyMap<string, string> | undefined): Plugin {
  const known = new RegExp(`^(?:${ENTRY}|${LIST}$)`);
  const load = (id: string): string | undefined => {
    if (id === `\0${LIST}`) return list(scripts());
    if (!id.startsWith(`\0${ENTRY}`)) return undefined;
    const name = id.slice(ENTRY.length + 1);
    return name === STORY ? storyEntry : widgetEntry(name);
  };
  return {
    name: 'embed-entries',
    resolveId: (id) => (known.test(id) ? `\0${id}` : undefined),
    load,
  };
}

const list = (built: ReadonlyMap<string, string> | undefined): string =>
  built
    ? `const built = ${JSON.stringify(Object.fromEntries(built))};
export const scriptOf = (name) => ({ path: built[name], type: 'classic' });`
    : `export const scriptOf = (name) => ({ path: '@id/${ENTRY}' + name, type: 'module' });`;
