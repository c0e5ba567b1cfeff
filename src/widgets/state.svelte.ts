import type { Schema, Values } from '#src/params/params.ts';
import { rateLimited } from '#src/digits/rate-limited.ts';
import { asked, embedAddress, fileAddress, pageAddress, searchOf } from './addresses.ts';
import type { EmbedTheme } from './frame-messages.ts';
import type { Place, Widget } from './widget.ts';

/** The state of one widget on a page: its parameters, what it says, whether it is to be seen. */
export class WidgetState<S extends Schema> {
  readonly widget: Widget<S>;
  readonly place: Place;
  /** Its anchor on the page, and the prefix of its parameters in a chapter's address. */
  readonly id: string;
  /** Where Reset leads: what the link asked for, else the author, else the defaults. */
  start = $state.raw() as Values<S>;
  values = $state.raw() as Values<S>;
  /** Bumped by Reset, for views that hold more than parameters (a drawing, a training run). */
  resets = $state(0);
  /** Whether the widget is alive on the page; its controls are disabled before. */
  ready = $state(false);
  /** Whether any of it is on the screen; work rests while it is not. */
  seen = $state(true);
  /** What the status line says now. */
  said = $state('');

  readonly #written: Values<S>;
  readonly #say = rateLimited((text) => (this.said = text), 500);

  constructor(
    widget: Widget<S>,
    start: Values<S>,
    place: Place = 'chapter',
    id: string = widget.name,
  ) {
    this.widget = widget;
    this.place = place;
    this.id = id;
    this.start = start;
    this.values = start;
    this.#written = start;
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

  /** Takes over what the page's address asks for. */
  readAddress(search: string): void {
    this.start = asked(this.widget, search, this.#written, this.#prefix);
    this.values = this.start;
  }

  /** The address of this very state where it stands: on the page at `path`, or in a frame. */
  address(root: string, path: string): string {
    if (this.place === 'embed') return this.embedAddress(root);
    const search = searchOf(this.widget, this.values, this.#written, this.#prefix);
    return `${path}${search}${this.place === 'chapter' ? `#${this.id}` : ''}`;
  }

  /** The address of this very state on the widget's own page. */
  pageAddress(root: string): string {
    return pageAddress(this.widget, this.values, root);
  }

  /** The address of the widget as one file, in this very state. */
  fileAddress(root: string): string {
    return fileAddress(this.widget, this.values, root);
  }

  /** The address of this very state alone, to stand in a frame. */
  embedAddress(root: string, theme?: EmbedTheme): string {
    return embedAddress(this.widget, this.values, root, theme);
  }

  /** A chapter's address speaks of several widgets: there each has its own prefix. */
  get #prefix(): string {
    return this.place === 'chapter' ? `${this.id}.` : '';
  }
}
