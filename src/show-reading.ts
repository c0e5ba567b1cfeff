import { forgetReading, storedReading, type Reading } from './reading.ts';

const nothing: Reading = { sections: {} };

/**
 * Marks in the table of contents what has been read on this device, turns the invitation to begin
 * into one to go on where the reader left, and offers to forget it. Where nothing is stored, the
 * page stays as it is printed.
 */
export function showReading(page: ParentNode): void {
  const lines = [...page.querySelectorAll<HTMLElement>('[data-chapter]')].map(lineOf);
  const begin = page.querySelector<HTMLAnchorElement>('[data-begin]')!;
  const forget = page.querySelector<HTMLButtonElement>('[data-forget]')!;
  const first = { href: begin.getAttribute('href')!, text: begin.textContent };

  const show = (reading: Reading): void => {
    begin.setAttribute('href', first.href);
    begin.textContent = first.text;
    for (const line of lines) line.show(reading);
    const left = lines.find(({ goesOn }) => goesOn(reading));
    if (left) {
      begin.href = `${left.href}${reading.at ? `#${reading.at}` : ''}`;
      begin.textContent = `Continue with chapter ${left.number}`;
    }
    forget.classList.toggle('known', reading.last !== undefined);
  };

  forget.addEventListener('click', () => {
    forgetReading();
    show(nothing);
    page.querySelector('[data-forgotten]')!.textContent = 'Your place is forgotten.';
    begin.focus({ preventScroll: true });
  });
  addEventListener('pageshow', ({ persisted }) => persisted && show(storedReading()));
  show(storedReading());
}

/** A chapter's line in the table of contents. */
function lineOf(line: HTMLElement) {
  const id = line.dataset['chapter']!;
  const sheets = [...line.querySelectorAll('.sheets i')];
  const words = line.querySelector('[data-sheets]')!;
  const unread = words.textContent;
  const readOf = ({ sections }: Reading): number => Math.min(sheets.length, sections[id] ?? 0);
  const goesOn = (reading: Reading): boolean =>
    reading.last === id && readOf(reading) < sheets.length;
  return {
    href: line.querySelector<HTMLAnchorElement>('h3 a')?.href,
    number: line.querySelector('.no')!.textContent,
    goesOn,
    show(reading: Reading): void {
      const read = readOf(reading);
      const now = goesOn(reading);
      sheets.forEach((sheet, i) => {
        sheet.classList.toggle('read', i < read);
        sheet.classList.toggle('at', now && i === read);
      });
      line.classList.toggle('now', now);
      words.textContent = read || now ? said(read, sheets.length) : unread;
    },
  };
}

const said = (read: number, all: number): string =>
  read === all ? 'read' : `${read} of ${all} read`;
