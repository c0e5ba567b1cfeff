import { fromSearch, toSearch } from '#src/params/coerce.ts';
import { defaults, type Schema, type Values } from '#src/params/params.ts';
import type { EmbedTheme } from './frame-messages.ts';
import type { Widget } from './widget.ts';

/** The version of the parameters' contract: an address with it keeps working for ever. */
const VERSION = '1';

/** What an address asks of a widget; what it does not say stays as in `base`. */
export const asked = <S extends Schema>(
  { params }: Widget<S>,
  search: string,
  base: Values<S>,
  prefix: string,
): Values<S> => fromSearch(params, new URLSearchParams(search), base, prefix);

/** A state as the end of an address, `?convolution.stride=2`; empty where it is all as in `base`. */
export function searchOf<S extends Schema>(
  { params }: Widget<S>,
  values: Values<S>,
  base: Values<S>,
  prefix: string,
): string {
  const search = toSearch(params, values, prefix, base).toString();
  return search && `?${search}`;
}

/** A state on the widget's own page of the book: `<root>widgets/convolution/?stride=2`. */
export const pageAddress = <S extends Schema>(
  widget: Widget<S>,
  values: Values<S>,
  root: string,
): string =>
  `${root}widgets/${widget.name}/${searchOf(widget, values, defaults(widget.params), '')}`;

/** A widget as one file that starts in a state: `<root>embed/convolution.html?stride=2`. */
export const fileAddress = <S extends Schema>(
  widget: Widget<S>,
  values: Values<S>,
  root: string,
): string =>
  `${root}embed/${widget.name}.html${searchOf(widget, values, defaults(widget.params), '')}`;

/** A state alone, to stand in a frame: `<root>embed/convolution/?v=1&stride=2`. */
export function embedAddress<S extends Schema>(
  { name, params }: Widget<S>,
  values: Values<S>,
  root: string,
  theme: EmbedTheme = 'auto',
): string {
  const search = new URLSearchParams([['v', VERSION], ...toSearch(params, values)]);
  if (theme !== 'auto') search.set('theme', theme);
  return `${root}embed/${name}/?${search}`;
}
