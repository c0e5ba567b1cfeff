import { marked, readingFrom, sectionsOf, sectionsRead } from '#src/reading.ts';
import { expect, test } from 'vitest';

test('a chapter is read in its opening, its stories and its headings', () => {
  const mdx =
    'Text\n\n<Story id="a">\n<Step/>\n</Story>\n\n## One\n\n### Part\n\n```md\n## Code\n```\n\n## Two';
  expect(sectionsOf(mdx)).toBe(4);
  expect(sectionsOf('')).toBe(1);
});

test('a section is read when its end has been on the screen', () => {
  expect(sectionsRead([1000, 3000, 4000], 900)).toBe(0);
  expect(sectionsRead([200, 3000, 4000], 900)).toBe(1);
  expect(sectionsRead([-3000, -1000, 800], 900)).toBe(3);
});

test('what was read once stays read', () => {
  const reading = marked(marked({ sections: { pooling: 2 } }, 'network', 3), 'network', 1);
  expect(reading).toEqual({ sections: { pooling: 2, network: 3 }, last: 'network' });
});

test.each([[null], [''], ['{'], ['7'], ['null'], ['{"sections":{"a":"x","b":1.5}}']])(
  'a record that says %j counts as nothing read',
  (stored) => {
    expect(readingFrom(stored)).toEqual({ sections: {} });
  },
);

test('a record is read as it was written', () => {
  const reading = { sections: { network: 2 }, last: 'network' };
  expect(readingFrom(JSON.stringify(reading))).toEqual(reading);
});
