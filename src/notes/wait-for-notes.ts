/**
 * Fetches what notes need when the first word with one is pointed at, focused or tapped. Where it
 * cannot be fetched, or the browser has no popovers, the words stay plain links.
 */
export function waitForNotes(): void {
  if (!('popover' in HTMLElement.prototype)) return;
  const answered = new AbortController();
  let touch = false;

  const answer = async (event: Event): Promise<void> => {
    if (event instanceof PointerEvent && event.type === 'pointerover')
      touch = event.pointerType === 'touch';
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[data-note]');
    if (!link) return;
    const tap = event.type === 'click';
    if (tap && !(touch && (event as MouseEvent).detail)) return;
    if (tap) event.preventDefault();
    const notes = await import('./notes.ts').catch(() => undefined);
    if (answered.signal.aborted) return;
    // After a touch the tap is yet to come, and opens the note.
    if (!notes && tap) location.href = link.href;
    if (!notes || (touch && !tap)) return;
    answered.abort();
    notes.startNotes();
    if (tap || link.matches(':hover, :focus-visible')) notes.openNote(link);
  };

  for (const type of ['pointerover', 'focusin', 'click'])
    document.addEventListener(type, (event) => void answer(event), { signal: answered.signal });
}
