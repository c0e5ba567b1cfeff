import type { Component } from 'svelte';
import type { Schema } from '#src/params/params.ts';
import { folderOf, tagOf } from './registry.ts';
import type { WidgetProps } from './widget.ts';

type Props = WidgetProps<Schema>;
/** A view as pages write it, `<View start={…} />`, and as Svelte renders it. */
export type View = ((props: Props) => unknown) & Component<Props>;

const components = import.meta.glob<View>('./*/*.svelte', { eager: true, import: 'default' });

/** The view of a widget: `parameter-counter/ParameterCounter.svelte`. For pages, at build. */
export function viewOf(name: string): View {
  const view = components[`./${name}/${tagOf(name)}.svelte`];
  if (view) return view;
  const others = Object.keys(components).filter((path) => folderOf(path) === name);
  throw new Error(
    `src/widgets/${name}: the view ${tagOf(name)}.svelte is missing. There is: ${others.join(', ') || 'nothing'}.`,
  );
}
