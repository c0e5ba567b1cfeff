import { addressOf, openSearch, type Found, type Hit, type Search } from './search.ts';

/** How long the reader may pause within a word, in milliseconds. */
const PAUSE = 150;

const dialog = document.querySelector<HTMLDialogElement>('[data-search]')!;
const input = dialog.querySelector('input')!;
const status = dialog.querySelector<HTMLElement>('[role=status]')!;
const list = dialog.querySelector('ol')!;
// The mark leads to the cover in every edition, also where pages are files.
const cover = document.querySelector<HTMLAnchorElement>('.bar .mark')!;
const root = new URL('.', cover.href);

let search: Promise<Search> | undefined;
let asked = '';
let answering: Promise<void> | undefined;
let pause: ReturnType<typeof setTimeout>;

/** Shows the dialog, and begins to load the index. */
export function openDialog(): void {
  if (!dialog.open) dialog.showModal();
  input.select();
  search ??= openSearch(root);
  void search.catch(fail);
}

function fail(): void {
  search = undefined;
  status.textContent = 'The index of the book could not be loaded; the glossary lists its terms.';
}

/** Answers what stands in the field; a question that is being answered is not asked again. */
function ask(): Promise<void> {
  clearTimeout(pause);
  const query = input.value.trim();
  if (query === asked && answering) return answering;
  asked = query;
  return (answering = answer(query));
}

async function answer(query: string): Promise<void> {
  if (!query) return show(query, { total: 0, hits: [] });
  try {
    const found = await (await (search ??= openSearch(root)))(query);
    // A slow answer to an older question comes too late.
    if (asked === query) show(query, found);
  } catch {
    asked = '';
    fail();
  }
}

function show(query: string, { total, hits }: Found): void {
  list.replaceChildren(...hits.map(lineOf));
  status.textContent = said(query, total, hits.length);
}

function said(query: string, total: number, shown: number): string {
  if (!query) return '';
  if (total === 0) return `Nothing is found for “${query}”.`;
  const places = total === 1 ? 'One place' : `${total} places`;
  return `${places} for “${query}”${shown < total ? `, the best ${shown}` : ''}`;
}

function lineOf({ path, page, title, excerpt }: Hit): HTMLElement {
  const line = document.createElement('li');
  const link = document.createElement('a');
  link.href = addressOf(path, root);
  const name = document.createElement('b');
  name.textContent = title || page;
  const where = document.createElement('span');
  where.textContent = title ? page : '';
  link.append(name, ' ', where);
  const words = document.createElement('p');
  for (const { text, hit } of excerpt) {
    const piece = hit ? document.createElement('mark') : document.createElement('span');
    piece.textContent = text;
    words.append(piece);
  }
  line.append(link, words);
  return line;
}

/** Down and up walk from the field through the places and back; Enter in the field takes the first. */
function walk(event: KeyboardEvent): void {
  const stops: HTMLElement[] = [input, ...list.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (at < 0 || !step) return;
  event.preventDefault();
  stops[Math.max(0, Math.min(at + step, stops.length - 1))]!.focus();
}

input.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(ask, PAUSE);
});
dialog.querySelector('form')!.addEventListener('submit', async (event) => {
  event.preventDefault();
  await ask();
  list.querySelector('a')?.click();
});
dialog.addEventListener('keydown', walk);
dialog.addEventListener('click', ({ target }) => {
  const leave = (target as Element).closest('a, [data-close]') || target === dialog;
  if (leave) dialog.close();
});
