import { check } from '#src/params/check.ts';
import type { Schema } from '#src/params/params.ts';
import { tagOf } from './registry.ts';
import type { Widget, WidgetProps } from './widget.ts';

/**
 * What an author's attributes mean for a widget's view. Stops the build with a sentence for any
 * attribute the widget does not know, and any value out of bounds. Where a widget stands in a
 * chapter twice, `id` tells the two apart.
 */
export function checked<S extends Schema>(
  widget: Widget<S>,
  { id = widget.name, ...given }: { readonly id?: string; readonly [name: string]: unknown },
): WidgetProps<S> {
  const start = check(widget.params, given, `<${tagOf(widget.name)}>`);
  return { start, place: 'chapter', id };
}
