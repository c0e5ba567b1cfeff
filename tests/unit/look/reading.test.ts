import {
  forgetReading,
  marked,
  readingFrom,
  sectionsOf,
  sectionsRead,
  storedReading,
  storeReading,
} from '#src/reading.ts';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

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
  const reading = { sections: { network: 2 }, last: 'network', at: 'pool' };
  expect(readingFrom(JSON.stringify(reading))).toEqual(reading);
});

test('the place is the one left last, and none in an opening', () => {
  const reading = marked({ sections: {} }, 'network', 2, 'pool');
  expect(reading.at).toBe('pool');
  expect(marked(reading, 'convolution', 0)).toEqual({
    sections: { network: 2, convolution: 0 },
    last: 'convolution',
  });
});

test('a place that could not be the end of an address is not believed', () => {
  expect(readingFrom('{"sections":{},"last":"network","at":"javascript:x"}').at).toBe(undefined);
});

const refuse = (): never => {
  throw new DOMException('forbidden', 'SecurityError');
};

test.each([
  ['is not there', undefined],
  ['throws at every touch', { getItem: refuse, setItem: refuse, removeItem: refuse }],
  ['is full', { getItem: () => null, setItem: refuse, removeItem: () => undefined }],
])('a storage that %s is like an empty one', (_, storage) => {
  vi.stubGlobal('localStorage', storage);
  storeReading({ sections: { network: 1 }, last: 'network' });
  expect(storedReading()).toEqual({ sections: {} });
  forgetReading();
});
