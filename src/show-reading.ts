import { storedReading } from './reading.ts';

/**
 * Marks in the table of contents what has been read on this device, and turns the invitation to
 * begin into one to go on with the chapter read last, unless that one is finished.
 */
export function showReading(page: ParentNode): void {
  const { sections, last } = storedReading();
  for (const line of page.querySelectorAll<HTMLElement>('[data-chapter]')) {
    const sheets = [...line.querySelectorAll('.sheets i')];
    const read = Math.min(sheets.length, sections[line.dataset['chapter']!] ?? 0);
    const goingOn = line.dataset['chapter'] === last && read < sheets.length;
    sheets.forEach((sheet, i) => {
      sheet.classList.toggle('read', i < read);
      sheet.classList.toggle('at', goingOn && i === read);
    });
    line.classList.toggle('now', goingOn);
    if (read || goingOn)
      line.querySelector('[data-sheets]')!.textContent = said(read, sheets.length);
    if (goingOn) invite(page, line);
  }
}

const said = (read: number, all: number): string =>
  read === all ? 'read' : `${read} of ${all} read`;

function invite(page: ParentNode, line: HTMLElement): void {
  const begin = page.querySelector<HTMLAnchorElement>('[data-begin]');
  const link = line.querySelector<HTMLAnchorElement>('h3 a');
  if (!begin || !link) return;
  begin.href = link.href;
  begin.textContent = `Continue with chapter ${line.querySelector('.no')!.textContent}`;
}
