import { fromSearch, toSearch } from '#src/params/coerce.ts';
import type { Schema, Values } from '#src/params/params.ts';
import { rateLimited } from '#src/digits/rate-limited.ts';
import type { Place, Widget } from './widget.ts';

/** The state of one widget on a page: its parameters, what it says, whether it is to be seen. */
export class WidgetState<S extends Schema> {
  readonly widget: Widget<S>;
  readonly place: Place;
  /** Where Reset leads: what the author or the link asked for. */
  readonly start: Values<S>;
  values = $state.raw() as Values<S>;
  /** Bumped by Reset, for views that hold more than parameters (a drawing, a training run). */
  resets = $state(0);
  /** Whether any of it is on the screen; work rests while it is not. */
  seen = $state(true);
  /** What the status line says now. */
  said = $state('');

  readonly #say = rateLimited((text) => (this.said = text), 500);

  constructor(widget: Widget<S>, start: Values<S>, place: Place = 'chapter') {
    this.widget = widget;
    this.place = place;
    this.start = start;
    this.values = start;
  }

  change(some: Partial<Values<S>>): void {
    this.values = { ...this.values, ...some };
  }

  reset(): void {
    this.values = this.start;
    this.resets++;
  }

  /** Says in the status line what changed, at most twice a second; the last word wins. */
  say(text: string): void {
    this.#say(text);
  }

  /** Takes over what the page's address asks for. In a chapter names carry the widget's prefix. */
  readAddress(search: string): void {
    const { params } = this.widget;
    this.values = fromSearch(params, new URLSearchParams(search), this.start, this.#prefix);
  }

  /** The address of this very state: in its chapter, or alone. */
  address(place: Place, root: string): string {
    const { name, chapter, params } = this.widget;
    if (place === 'embed') {
      const search = toSearch(params, this.values);
      return `${root}embed/${name}/?${new URLSearchParams([['v', '1'], ...search])}`;
    }
    const search = toSearch(params, this.values, `${name}.`).toString();
    return `${root}${chapter}/${search && `?${search}`}#${name}`;
  }

  get #prefix(): string {
    return this.place === 'chapter' ? `${this.widget.name}.` : '';
  }
}
