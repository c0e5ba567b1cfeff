import type { LayerSpec } from '#engine/index.ts';
import type { Schema, Values } from '#src/params/params.ts';

/** What the book knows of a widget before it is shown: `widget.ts` in its folder. */
export interface Widget<S extends Schema = Schema> {
  /** Folder, address and prefix in links: `parameter-counter`. */
  readonly name: string;
  readonly title: string;
  /** One sentence: what it is for. */
  readonly purpose: string;
  /** The chapter it belongs to, by its address: `convolution`. */
  readonly chapter: string;
  /** Its height in an embed 760 pixels wide, so that the host's page need not jump. */
  readonly height: number;
  /** Whether it can use the camera: a frame must then allow it. */
  readonly camera?: boolean;
  /** The kinds of layers in its networks: its script in a frame knows no others. */
  readonly layers: readonly LayerSpec['kind'][];
  readonly params: S;
}

/** The widget as it stands, with the names and choices of its parameters kept as types. */
export const widget = <S extends Schema>(described: Widget<S>): Widget<S> => described;

/**
 * Where a widget stands: in a chapter's text; on its own page of the book; alone in somebody's
 * frame; or as a still picture in the gallery, without a head and without anything to touch.
 */
export type Place = 'chapter' | 'page' | 'embed' | 'picture';

/** What every widget's view is given. */
export interface WidgetProps<S extends Schema> {
  /** Where it starts: what the author wrote, and the defaults for the rest. */
  readonly start: Values<S>;
  readonly place?: Place;
  /** Tells apart two of the same widget in one chapter; by default the widget's name. */
  readonly id?: string;
}
