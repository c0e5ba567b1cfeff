import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rateLimited } from '#src/digits/rate-limited.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('says the first at once, then only the latest of each pause', () => {
  const said: string[] = [];
  const say = rateLimited((text) => said.push(text), 500);
  ['a', 'b', 'c'].forEach(say);
  expect(said).toEqual(['a']);
  vi.advanceTimersByTime(500);
  expect(said).toEqual(['a', 'c']);
  say('d');
  expect(said).toEqual(['a', 'c']);
  vi.advanceTimersByTime(500);
  expect(said).toEqual(['a', 'c', 'd']);
});

test('after a pause without a word the next is said at once', () => {
  const said: string[] = [];
  const say = rateLimited((text) => said.push(text), 500);
  say('a');
  vi.advanceTimersByTime(5000);
  say('b');
  expect(said).toEqual(['a', 'b']);
});

test('silence comes at once and drops what was waiting', () => {
  const said: string[] = [];
  const say = rateLimited((text) => said.push(text), 500);
  ['a', 'b', ''].forEach(say);
  expect(said).toEqual(['a', '']);
  vi.advanceTimersByTime(500);
  expect(said).toEqual(['a', '']);
});
