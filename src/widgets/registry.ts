import type { Widget } from './widget.ts';

/** `parameter-counter` as a tag and as the name of its view: `ParameterCounter`. */
export const tagOf = (name: string): string =>
  name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The folder a file of a widget lies in: `./convolution/widget.ts` gives `convolution`. */
export const folderOf = (path: string): string => path.split('/').at(-2)!;

const described = import.meta.glob<Widget>('./*/widget.ts', { eager: true, import: 'default' });

/** Every widget of the book, by folder name. Throws where a widget's name is not its folder's. */
export const widgets: readonly Widget[] = Object.entries(described)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, widget]) => {
    const folder = folderOf(path);
    if (widget.name !== folder)
      throw new Error(
        `src/widgets/${folder}/widget.ts: the name is "${widget.name}"; it must be the folder's, "${folder}".`,
      );
    return widget;
  });

/** The widget of that name. Throws a sentence where there is none. */
export function widgetNamed(name: string): Widget {
  const found = widgets.find((widget) => widget.name === name);
  if (found) return found;
  const known = widgets.map((widget) => widget.name).join(', ');
  throw new Error(`There is no widget "${name}". There are: ${known}.`);
}
