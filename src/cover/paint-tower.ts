import { percent } from '#src/story/words.ts';
import type { TowerFrame } from '#src/scenes/tower/frame.ts';
import { barOf, endsOf, imageOf, pathOf, sayTower, shareStyle } from '#src/scenes/tower/svg.ts';

/** Shows another frame in a tower that is already drawn: the same marks with other values. */
export function paintTower(tower: HTMLElement, frame: TowerFrame): void {
  tower.querySelector('svg')!.setAttribute('aria-label', sayTower(frame));
  for (const { floor, picture, windows, threads, bars } of frame.floors) {
    const group = tower.querySelector(`[data-floor="${floor.layer}"]`)!;
    if (picture) group.querySelector('image')!.setAttribute('href', imageOf(picture));
    for (const outline of group.querySelectorAll('.lit-case, .lit-line'))
      outline.setAttribute('d', pathOf(windows));
    for (const [i, line] of group.querySelectorAll('.thread').entries())
      setAll(line, endsOf(threads[i]!));
    for (const [i, bar] of group.querySelectorAll('.column').entries()) {
      bar.classList.toggle('on', i === frame.answer);
      setAll(bar, barOf(floor, bars, i));
    }
  }
  for (const [i, digit] of tower.querySelectorAll('.digits li').entries())
    digit.classList.toggle('on', i === frame.answer);
  const share = tower.querySelector<HTMLElement>('[data-share]')!;
  share.textContent = percent(frame.shares[frame.answer]!);
  for (const [name, value] of Object.entries(shareStyle(frame)))
    share.style.setProperty(name, value);
}

function setAll(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
