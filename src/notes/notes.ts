import { placeNote } from './place-note.ts';

/** How long a note waits for a pointer on its way from the word to it, in milliseconds. */
const PATIENCE = 300;

/** One note is open at most. It stands behind its word in the document, so that Tab leads into it. */
let note: HTMLElement | undefined;
let opener: HTMLAnchorElement | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;

/** Opens the note of `link` and closes any other. */
export function openNote(link: HTMLAnchorElement): void {
  stay();
  if (opener === link) return;
  closeNote();
  const source = document.getElementById(link.dataset['note']!);
  if (!source) return;
  note = written(source, link);
  opener = link;
  (link.closest('sup') ?? link).after(note);
  note.showPopover();
  placeNote(note, link);
}

/** Closes the open note, if there is one. */
export function closeNote(): void {
  stay();
  note?.remove();
  note = opener = undefined;
}

function written(source: HTMLElement, link: HTMLAnchorElement): HTMLElement {
  const made = document.createElement('span');
  made.className = 'float-note';
  made.popover = 'manual';
  made.innerHTML = (source.querySelector('[data-note-text]') ?? source).innerHTML;
  const more = document.createElement('a');
  more.href = link.href;
  more.className = 'more';
  more.textContent = link.dataset['more'] ?? '';
  made.append(' ', more);
  return made;
}

const stay = (): void => clearTimeout(leaving);
const leave = (): void => {
  stay();
  leaving = setTimeout(closeNote, PATIENCE);
};

const within = (target: EventTarget | null): boolean =>
  target instanceof Node && Boolean(note?.contains(target) || opener?.contains(target));
const linkOf = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-note]') : null;

function onTap(event: MouseEvent, touch: boolean): void {
  const link = linkOf(event.target);
  if (!link) return;
  // By keyboard and mouse the link is followed, as anywhere; a finger has no other way to the note.
  if (!touch || event.detail === 0) return closeNote();
  event.preventDefault();
  if (opener === link) closeNote();
  else openNote(link);
}

function onEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !note) return;
  if (note.contains(document.activeElement)) opener?.focus();
  closeNote();
}

/** Lets words with a note answer to pointer, focus, tap and Escape (WCAG 2.2, 1.4.13). */
export function startNotes(): void {
  let touch = false;
  document.addEventListener('pointerover', (event) => {
    touch = event.pointerType === 'touch';
    const link = touch ? null : linkOf(event.target);
    if (link) openNote(link);
    else if (within(event.target)) stay();
  });
  document.addEventListener('pointerout', ({ target, pointerType }) => {
    if (pointerType !== 'touch' && within(target) && !within(document.activeElement)) leave();
  });
  document.addEventListener('focusin', ({ target }) => {
    const link = linkOf(target);
    if (link?.matches(':focus-visible')) openNote(link);
    else if (!within(target)) closeNote();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (!within(target)) closeNote();
  });
  document.addEventListener('click', (event) => onTap(event, touch));
  document.addEventListener('keydown', onEscape);
  addEventListener('resize', closeNote);
}
