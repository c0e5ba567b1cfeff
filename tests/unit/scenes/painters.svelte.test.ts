import { afterEach, expect, test } from 'vitest';
import { overlay } from '#src/scenes/paint/overlay.ts';
import { svgPainter } from '#src/scenes/paint/svg-painter.ts';
import { frameAt, places, sheet, stepAt } from '../../fixtures/network-scene.ts';

const hostOf = (): HTMLElement => document.body.appendChild(document.createElement('div'));
afterEach(() => document.body.replaceChildren());

const started = () => {
  const host = hostOf();
  const painter = svgPainter(host);
  painter.load(sheet);
  painter.resize(960, 600, 2);
  return { host, painter, svg: host.querySelector('svg')! };
};
const markup = (svg: Element) => svg.innerHTML.replace(/live\d+-/g, '');
const drawing = (svg: Element) => markup(svg).replace(/<defs>.*<\/defs>/s, '');

test('the live SVG shows the same after a jump as after a slow scroll', () => {
  const slow = started();
  for (const t of places(97).filter((place) => place < stepAt('again', 0.7)))
    slow.painter.paint(frameAt(t));
  slow.painter.paint(frameAt(stepAt('again', 0.7)));
  const jump = started();
  jump.painter.paint(frameAt(stepAt('again', 0.7)));
  expect(drawing(slow.svg)).toBe(drawing(jump.svg));
});

test('every picture the live SVG uses is defined once', () => {
  const { painter, svg } = started();
  for (const t of places(49)) {
    painter.paint(frameAt(t));
    const ids = [...svg.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of svg.innerHTML.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
  }
});

test('what does not move is not touched', () => {
  const { painter, svg } = started();
  painter.paint(frameAt(stepAt('eight', 0.4)));
  const before = [...svg.querySelectorAll('use')];
  painter.paint(frameAt(stepAt('eight', 0.6)));
  expect([...svg.querySelectorAll('use')].every((node, i) => node === before[i])).toBe(true);
});

test('a new sheet is drawn with new pictures', () => {
  const { painter, svg } = started();
  painter.paint(frameAt(0.5));
  const image = () => svg.querySelector('image')!.getAttribute('href');
  const old = image();
  painter.load({ values: sheet.values.map((value) => 1 - value) });
  painter.paint(frameAt(0.5));
  expect(image()).not.toBe(old);
});

test('a painter without a sheet waits, one that is destroyed is gone', () => {
  const host = hostOf();
  const painter = svgPainter(host);
  painter.paint(frameAt(0.5));
  expect(host.querySelectorAll('use')).toHaveLength(0);
  painter.destroy();
  expect(host.childElementCount).toBe(0);
});

test('words appear, change and hide, one element each', () => {
  const host = hostOf();
  const words = overlay(host);
  const shown = () =>
    [...host.querySelectorAll<HTMLElement>('.label')]
      .filter(({ style }) => style.visibility !== 'hidden')
      .map((label) => label.textContent);
  words.show(frameAt(stepAt('slide', 0.5)), sheet);
  expect(shown()).toEqual(['input28×28×1', 'conv126×26×8', 'kernel3×3×1']);
  words.show(frameAt(stepAt('pool', 0.5)), sheet);
  expect(shown()).toEqual(['relu126×26×8', 'pool113×13×8']);
  words.show(frameAt(stepAt('slide', 0.5)), sheet);
  expect(shown()).toEqual(['input28×28×1', 'conv126×26×8', 'kernel3×3×1']);
});

test('the numbers of the close-up stand above it and go with it', () => {
  const host = hostOf();
  const words = overlay(host);
  words.show(frameAt(0.8), sheet);
  const grid = host.querySelector<HTMLElement>('.printed')!;
  expect([grid.hidden, grid.childElementCount]).toEqual([false, 64]);
  expect(grid.style.transform).toMatch(/^matrix\(/);
  words.show(frameAt(stepAt('relu', 0.5)), sheet);
  expect(grid.hidden).toBe(true);
});
