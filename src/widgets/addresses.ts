import { fromSearch, toSearch } from '#src/params/coerce.ts';
import type { Schema, Values } from '#src/params/params.ts';
import type { Widget } from './widget.ts';

/** The version of the parameters' contract: an address with it keeps working for ever. */
const VERSION = '1';

/** What an address asks of a widget that stands alone (no `prefix`) or in a chapter (`id.`). */
export const asked = <S extends Schema>(
  { params }: Widget<S>,
  search: string,
  base: Values<S>,
  prefix: string,
): Values<S> => fromSearch(params, new URLSearchParams(search), base, prefix);

/**
 * A state alone, to stand in a frame or to fill a page: `<root>embed/convolution/?v=1&stride=2`.
 * Parameters at their default are left out.
 */
export function embedAddress<S extends Schema>(
  { name, params }: Widget<S>,
  values: Values<S>,
  root: string,
): string {
  const search = new URLSearchParams([['v', VERSION], ...toSearch(params, values)]);
  return `${root}embed/${name}/?${search}`;
}

/**
 * A state on a page of the book: `/convolution/?convolution.stride=2#convolution`. What the author
 * wrote there is left out.
 */
export function pageAddress<S extends Schema>(
  { params }: Widget<S>,
  values: Values<S>,
  path: string,
  { id, written }: { readonly id: string; readonly written: Values<S> },
): string {
  const search = toSearch(params, values, `${id}.`, written).toString();
  return `${path}${search && `?${search}`}#${id}`;
}
