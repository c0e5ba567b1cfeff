const GAP = 6;
const EDGE = 8;

/**
 * Lays a note under its word, or over it where there is no room below, and inside the window's
 * width. It is placed on the page, not in the window, and so scrolls along.
 */
export function placeNote(note: HTMLElement, word: HTMLElement): void {
  const [first] = word.getClientRects();
  const last = [...word.getClientRects()].at(-1);
  if (!first || !last) return;
  const { width, height } = note.getBoundingClientRect();
  const room = document.documentElement.clientWidth - width - EDGE;
  const below = last.bottom + GAP + height <= innerHeight;
  const top = below ? last.bottom + GAP : Math.max(EDGE, first.top - GAP - height);
  const left = Math.max(EDGE, Math.min((below ? last : first).left, room));
  note.style.translate = `${left + scrollX}px ${top + scrollY}px`;
}
