import { readFileSync } from 'node:fs';
import { divergingNight, divergingPaper, lamp, lampNegative } from '#src/scenes/paint/colours.ts';
import { expect, test } from 'vitest';

const sheet = readFileSync('src/styles/colours.css', 'utf8');
const [paperText, ...nightTexts] = sheet.split(/:root[^{]*\{/).slice(1);
const tokens = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, k, v]) => [k, v]));
const paper = tokens(paperText!);
const [chosen, system] = nightTexts.map(tokens);
const themes = { paper, night: { ...paper, ...chosen } } as const;
const kinds = ['input', 'conv', 'pool', 'dense', 'skip', 'rf'];

/** Contrast of two colours, WCAG 2.2: 1 … 21. */
function contrast(a: string, b: string): number {
  const light = (hex: string): number => {
    const [r, g, b] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

test('the reader’s night and the system’s are the same', () => {
  expect(system).toEqual(chosen);
  expect(Object.keys(system!).length).toBeGreaterThan(40);
});

test.each(Object.entries(themes))('on %s all text can be read', (_, theme) => {
  const grounds = ['paper', 'paper-2'];
  const pairs = [
    ...['ink', 'ink-2', 'ink-3'].flatMap((ink) => grounds.map((ground) => [ink, ground])),
    ...kinds.flatMap((kind) =>
      [...grounds, `${kind}-wash`].map((ground) => [`${kind}-ink`, ground]),
    ),
  ];
  for (const [ink, ground] of pairs)
    expect(contrast(theme[ink!]!, theme[ground!]!), `${ink} on ${ground}`).toBeGreaterThan(4.5);
});

test.each(Object.entries(themes))('on %s all marks can be seen', (_, theme) => {
  for (const mark of [...kinds, 'rule-strong', 'focus'])
    for (const ground of ['paper', 'paper-2'])
      expect(contrast(theme[mark]!, theme[ground]!), `${mark} on ${ground}`).toBeGreaterThan(3);
  expect(contrast(theme['rf-light']!, theme['rf-case']!)).toBeGreaterThan(7);
});

test('style sheet and painters have the same colour maps', () => {
  const ramp = (name: string, theme: Record<string, string>, count: number) =>
    Array.from({ length: count }, (_, i) => theme[`${name}${i}`]);
  expect(ramp('lamp-', paper, 9)).toEqual(lamp);
  expect(ramp('div-', paper, 9)).toEqual(divergingPaper);
  expect(ramp('div-', chosen!, 9)).toEqual(divergingNight);
  expect([1, 2, 3, 4].map((i) => paper[`lamp-n${i}`])).toEqual(lampNegative.slice(1));
});
