import { expect, test } from 'vitest';
import { addressOf, LAST_SEED, nameIn, seedAfter, seedIn } from '#src/exercises/address.ts';

const PAGE = 'https://book.example/convolution/?convolution.stride=2&ex-shape=4#bank';

test('a link asks for a seed under the name of its exercise', () => {
  expect(seedIn('?ex-shape=4', 'shape', 1)).toBe(4);
  expect(seedIn('?ex-shape=4', 'weights', 1)).toBe(1);
  expect(seedIn('', 'shape', 9)).toBe(9);
});

test.each([
  ['x', 7],
  ['', 7],
  ['1e99', LAST_SEED],
  ['1e999', 7],
  ['%00', 7],
  ['0', 1],
  ['-3', 1],
  ['999999999', LAST_SEED],
  ['4.6', 5],
])('a link that asks for seed “%s” gets %i', (asked, seed) => {
  expect(seedIn(`?ex-shape=${asked}`, 'shape', 7)).toBe(seed);
});

test('the address of a seed leaves everything else in it as it is', () => {
  expect(addressOf(PAGE, 'weights', 12, 1)).toBe(
    'https://book.example/convolution/?convolution.stride=2&ex-shape=4&ex-weights=12#ex-weights',
  );
});

test('the author’s own seed is left out', () => {
  expect(addressOf(PAGE, 'shape', 9, 9)).toBe(
    'https://book.example/convolution/?convolution.stride=2#ex-shape',
  );
});

test('what is written is read again', () => {
  for (const seed of [1, 2, 500, LAST_SEED])
    expect(seedIn(new URL(addressOf(PAGE, 'shape', seed, 3)).search, 'shape', 3)).toBe(seed);
});

test('every seed has a next one, and none is beyond the last', () => {
  expect(seedAfter(1)).toBe(2);
  expect(seedAfter(LAST_SEED)).toBe(1);
});

test('an exercise has a name that no heading has', () => {
  expect(nameIn('one-cell')).toBe('ex-one-cell');
});
