/** The book's name in messages between a frame and the page around it. */
const SOURCE = 'layer-by-layer';
const VERSION = 1;

/** What a page around the frame may say. */
export type HostMessage =
  { readonly type: 'hello' } | { readonly type: 'setTheme'; readonly theme: EmbedTheme };
export type EmbedTheme = 'auto' | 'light' | 'dark';

/** What a frame says of itself. */
export interface Said {
  /** `ready` once, `resize` whenever the height has changed. */
  readonly type: 'ready' | 'resize';
  /** What the host called this frame in its address. */
  readonly id: string;
  /** In CSS pixels. */
  readonly height: number;
  /** The frame's own address. */
  readonly src: string;
  /** WordPress's secret out of the frame's address; empty elsewhere. */
  readonly secret: string;
}

/**
 * A frame's height in the four dialects hosts understand: the book's own, Canvas
 * (`lti.frameResize`), Embedly and what descends from it (`iframe.resize`), and WordPress, which
 * listens only to a frame that knows its secret.
 */
export function heightMessages({ type, id, height, src, secret }: Said): readonly object[] {
  const said: object[] = [
    { source: SOURCE, v: VERSION, type, id, height },
    { subject: 'lti.frameResize', height },
    { context: 'iframe.resize', src, height },
  ];
  if (secret) said.push({ message: 'height', value: height, secret });
  return said;
}

/** A message from the page around, if it is one of the book's; anything else is nothing. */
export function readMessage(data: unknown): HostMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { source, v, type, theme } = data as Record<string, unknown>;
  if (source !== SOURCE || v !== VERSION) return undefined;
  if (type === 'hello') return { type };
  if (type === 'setTheme' && (theme === 'auto' || theme === 'light' || theme === 'dark'))
    return { type, theme };
  return undefined;
}

/** WordPress's secret, as it appends it to a frame's address: `#?secret=…`. */
export const secretIn = (hash: string): string => /^#\?secret=([\w-]{1,64})$/.exec(hash)?.[1] ?? '';

/** The host's name for the frame, out of its address; cut where it is too long for a name. */
export const idIn = (search: string): string =>
  (new URLSearchParams(search).get('id') ?? '').slice(0, 100);

/** The height a frame of the book says of itself, in CSS pixels; nothing in any other message. */
export function heightIn(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { source, v, height } = data as Record<string, unknown>;
  const known = source === SOURCE && v === VERSION && Number.isFinite(height);
  return known ? (height as number) : undefined;
}
