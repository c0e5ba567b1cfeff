import { hydrate, type Component } from 'svelte';
import { defaults, type Schema } from '#src/params/params.ts';
import { talkToHost } from './talk-to-host.ts';
import type { Widget, WidgetProps } from './widget.ts';

/** Brings the widget on its own page to life, and tells the page around it how high it is. */
export function startWidget<S extends Schema>(
  widget: Widget<S>,
  View: Component<WidgetProps<S>>,
): void {
  const target = document.querySelector('[data-view]')!;
  hydrate(View, { target, props: { start: defaults(widget.params), place: 'embed' } });
  talkToHost();
}
