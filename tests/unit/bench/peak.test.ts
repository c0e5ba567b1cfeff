import { expect, test } from 'vitest';
import { peakModule } from '../../bench/engine/peak.ts';

test('the peak loop multiplies and adds in all of its twelve sums', async () => {
  const { instance } = await WebAssembly.instantiate(peakModule());
  const peak = instance.exports.peak as (turns: number, factor: number, summand: number) => number;
  expect(peak(1, 0.5, 3)).toBe(12 * 3);
  expect(peak(2, 0.5, 3)).toBe(12 * (3 * 0.5 + 3));
  expect(peak(1000, 0.5, 0.5)).toBe(12);
});
