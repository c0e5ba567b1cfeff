import { forward, tensor } from '#engine/index.ts';
import { sampleDigit } from '#engine/data/samples.ts';
import { paintTower } from '#src/cover/paint-tower.ts';
import { shippedNetwork } from '#src/models.ts';
import { showReading } from '#src/show-reading.ts';
import { storeReading } from '#src/reading.ts';
import { towerFrame } from '#src/scenes/tower/frame.ts';
import { towerSvg } from '#src/scenes/tower/svg.ts';
import { beforeEach, expect, test } from 'vitest';

const network = shippedNetwork();
const frameOf = (label: number) =>
  towerFrame(network, forward(network, tensor([28, 28, 1], sampleDigit(label).pixels)));

test('a tower repainted for another digit is the tower drawn for it', () => {
  const tower = document.createElement('figure');
  const draw = (label: number) => {
    const frame = frameOf(label);
    const digits = frame.shares.map((_, i) => `<li>${i}</li>`).join('');
    tower.innerHTML = `${towerSvg(frame)}<p data-share></p><ol class="digits">${digits}</ol>`;
  };
  expect(frameOf(3).answer).not.toBe(frameOf(8).answer);
  draw(8);
  const expected = tower.querySelector('svg')!.outerHTML;
  draw(3);
  expect(tower.querySelector('svg')!.outerHTML).not.toBe(expected);
  const share = tower.querySelector<HTMLElement>('[data-share]')!;
  share.style.setProperty('--k', '0.5');
  const frame = frameOf(8);
  paintTower(tower, frame);
  // Compared as a whole: the difference of two drawings would fill pages.
  expect(tower.querySelector('svg')!.outerHTML === expected).toBe(true);
  expect(tower.querySelector('.on:is(li)')!.textContent).toBe(String(frame.answer));
  expect(share.textContent).toMatch(/^>?\d+\.\d\u00a0%$/);
  expect(share.style.getPropertyValue('--k'), 'how far it has fallen').toBe('0.5');
});

const chapter = (id: string, number: number, sheets: number) =>
  `<li data-chapter="${id}"><span class="no">${number}</span><h3><a href="/${id}/">T</a></h3>
  <p class="sheets">${'<i></i>'.repeat(sheets)}<span data-sheets>${sheets} sections</span></p></li>`;

const marks = (id: string): string[] =>
  [...document.querySelectorAll(`[data-chapter="${id}"] i`)].map(({ className }) => className);

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = `<a data-begin href="/network/">Read chapter 3</a>
    ${chapter('pooling', 2, 2)}${chapter('network', 3, 4)}${chapter('learning', 4, 0)}
    <p><span data-forgotten></span><button data-forget>Forget my place</button></p>`;
});

test('who has read nothing is invited to begin', () => {
  showReading(document);
  expect(document.querySelector('[data-begin]')!.textContent).toBe('Read chapter 3');
  expect(marks('network')).toEqual(['', '', '', '']);
});

test('who has begun is invited to go on, and sees how far', () => {
  storeReading({ sections: { pooling: 2, network: 1 }, last: 'network' });
  showReading(document);
  const begin = document.querySelector<HTMLAnchorElement>('[data-begin]')!;
  expect(begin.textContent).toBe('Continue with chapter 3');
  expect(begin.getAttribute('href')).toMatch(/\/network\/$/);
  expect(marks('network')).toEqual(['read', 'at', '', '']);
  expect(marks('pooling')).toEqual(['read', 'read']);
  expect(document.querySelector('[data-chapter="pooling"] [data-sheets]')!.textContent).toBe(
    'read',
  );
});

test('who has begun can have it forgotten, and is then invited to begin', () => {
  const forget = document.querySelector<HTMLButtonElement>('[data-forget]')!;
  showReading(document);
  expect(forget.className).toBe('');
  storeReading({ sections: { pooling: 2, network: 1 }, last: 'network', at: 'pool' });
  showReading(document);
  const begin = document.querySelector<HTMLAnchorElement>('[data-begin]')!;
  expect(begin.getAttribute('href')).toMatch(/\/network\/#pool$/);
  expect(forget.className).toBe('known');
  forget.click();
  expect(localStorage.length).toBe(0);
  expect(begin.textContent).toBe('Read chapter 3');
  expect(marks('pooling')).toEqual(['', '']);
  expect(document.querySelector('[data-forgotten]')!.textContent).toContain('forgotten');
});

test('a record of more sections than there are counts as all of them', () => {
  storeReading({ sections: { network: 9, nowhere: 3 }, last: 'network' });
  showReading(document);
  expect(marks('network')).toEqual(['read', 'read', 'read', 'read']);
  expect(document.querySelector('[data-begin]')!.textContent).toBe('Read chapter 3');
});
