import { layoutShift, threeChunk, weigh } from '../bench/pages.ts';
import { expect, test } from '../e2e/reader.ts';
import { measured } from '../measured.ts';
import { pages } from './pages.ts';

const kB = (bytes: number): string => (bytes / 1000).toFixed(1);

test('three.js comes in one script within its budget', () => {
  measured('three.js', 'first view kB', kB(threeChunk()));
  expect(threeChunk()).toBeLessThanOrEqual(77_000);
});

for (const route of pages()) {
  test(`${route} is light at its first view`, async ({ browser, baseURL }) => {
    const { html, script, three, style, font, other } = await weigh(browser, baseURL + route);
    const all = html + script + style + font + other;
    measured(route, 'script kB', kB(script));
    measured(route, 'first view kB', kB(all));
    expect(all).toBeLessThanOrEqual(350_000);
    // A page or a frame of one widget brings it at once, networks and all: tests/e2e/build.spec.ts
    // limits those. A story that begins on the first screen brings its stage with it.
    const atOnce = /^\/(?:embed|widgets)\/./.test(route) || three > 0;
    if (!atOnce) expect(script).toBeLessThanOrEqual(40_000);
  });

  test(`${route} does not jump while it loads and is read`, async ({ browser, baseURL }) => {
    const desk = await layoutShift(browser, baseURL + route, { width: 1440, height: 900 });
    const phone = await layoutShift(browser, baseURL + route, { width: 390, height: 844 });
    measured(route, 'layout shift', Math.max(desk, phone).toFixed(4));
    // Outside chapters italics and numbers come behind the first paint, in letters a little wider.
    expect(Math.max(desk, phone)).toBeLessThan(0.001);
  });
}
