import { check } from '#src/params/check.ts';
import type { Schema } from '#src/params/params.ts';
import { tagOf } from './registry.ts';
import type { Place, Widget, WidgetProps } from './widget.ts';

/** What may stand on any widget's tag beside its own parameters. */
interface Common {
  /** Tells apart two of the same widget in one chapter. */
  readonly id?: string;
  readonly place?: Place;
  readonly [param: string]: unknown;
}

/**
 * What an author's attributes mean for a widget's view. Stops the build with a sentence for any
 * attribute the widget does not know, and any value out of bounds.
 */
export function checked<S extends Schema>(
  widget: Widget<S>,
  { id = widget.name, place = 'chapter', ...given }: Common,
): WidgetProps<S> {
  return { start: check(widget.params, given, `<${tagOf(widget.name)}>`), place, id };
}
