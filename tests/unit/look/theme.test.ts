import { chosenTheme, themeScript } from '#src/theme.ts';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';

test.each([
  ['', null, undefined],
  ['', 'night', 'night'],
  ['', 'purple', undefined],
  ['?theme=dark', null, 'night'],
  ['?theme=light', 'night', 'paper'],
  ['?v=1&theme=night', 'paper', 'night'],
  ['?theme=auto', 'night', undefined],
  ['?theme=constructor', null, undefined],
])('the address %j and the stored %j give %j', (search, stored, theme) => {
  expect(chosenTheme(search, stored)).toBe(theme);
});

const run = (context: object) => {
  const document = { documentElement: { dataset: {} as Record<string, string> } };
  runInNewContext(themeScript, { document, URLSearchParams, ...context });
  return document.documentElement.dataset;
};

test('the script in the head stands alone and sets the stored theme', () => {
  const localStorage = { getItem: () => 'night' };
  expect(run({ location: { search: '' }, localStorage })).toEqual({ theme: 'night' });
});

test('a frame without storage keeps the system’s theme', () => {
  const localStorage = {
    getItem() {
      throw new Error('denied');
    },
  };
  expect(run({ location: { search: '' }, localStorage })).toEqual({});
});
