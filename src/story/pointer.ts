export interface PointerListener {
  /** The pointer rests here, in CSS pixels from the top left of the view; null: it left. */
  point(at: readonly [x: number, y: number] | null): void;
  /** The picture is dragged by so many pixels. */
  turn(dx: number, dy: number): void;
}

/** Pixels a pointer may move and still mean the place where it went down. */
const SLACK = 6;

/**
 * Mouse, pen and finger over a picture. Hovering points, dragging turns, a tap points and stays.
 * A finger that moves up or down scrolls the page (`touch-action: pan-y`), so it only turns
 * sideways. Returns the way to stop.
 */
export function watchPointer(view: HTMLElement, listener: PointerListener): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let down: { readonly id: number; x: number; y: number; moved: boolean } | null = null;

  const pointAt = (event: PointerEvent): void => {
    const { left, top } = view.getBoundingClientRect();
    listener.point([event.clientX - left, event.clientY - top]);
  };
  const move = (event: PointerEvent): void => {
    if (!down) {
      if (event.pointerType !== 'touch') pointAt(event);
      return;
    }
    if (event.pointerId !== down.id) return;
    const dx = event.clientX - down.x;
    const dy = event.clientY - down.y;
    if (!down.moved && Math.hypot(dx, dy) < SLACK) return;
    if (!down.moved) view.setPointerCapture(event.pointerId);
    listener.turn(dx, event.pointerType === 'touch' ? 0 : dy);
    down = { id: down.id, x: event.clientX, y: event.clientY, moved: true };
  };
  const up = (event: PointerEvent): void => {
    if (down && !down.moved && event.pointerId === down.id) pointAt(event);
    down = null;
  };
  view.addEventListener(
    'pointerdown',
    ({ pointerId, clientX, clientY, isPrimary, button }) => {
      if (isPrimary && button === 0) down = { id: pointerId, x: clientX, y: clientY, moved: false };
    },
    { signal },
  );
  view.addEventListener('pointermove', move, { signal });
  view.addEventListener('pointerup', up, { signal });
  view.addEventListener('pointercancel', () => (down = null), { signal });
  view.addEventListener(
    'pointerleave',
    ({ pointerType }) => {
      if (pointerType !== 'touch' && !down) listener.point(null);
    },
    { signal },
  );
  return () => stop.abort();
}
