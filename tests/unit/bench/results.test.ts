import { expect, test } from 'vitest';
import { verdicts } from '../../bench/engine/aims.ts';
import { PEAK_FLOPS } from '../../bench/engine/peak.ts';
import { taskReport } from '../../bench/engine/report.ts';
import { ratioTo, shareOfPeak, speedOf, timeOf } from '../../bench/engine/results.ts';
import type { Sample } from '../../bench/engine/rounds.ts';
import { median, spread } from '../../bench/engine/statistics.ts';
import { flopsOf } from '../../bench/engine/tasks.ts';

/** Times of an entrant at task B, one a round. */
const timed = (id: string, ...times: number[]): Sample[] =>
  times.map((ms, round) => ({ task: 'B', id, round, outcome: { ms, runs: 9 } }));
const refused: Sample = { task: 'B', id: 'tfjs-wasm', round: 0, outcome: { refused: 'no kernel' } };

test('the median is the middle one, or the mean of the middle two', () => {
  expect(median([10, 1, 3])).toBe(3);
  expect(median([10, 1, 3, 5])).toBe(4);
  expect(median([])).toBeNaN();
});

test('a spread has the median and the ends, and none of nothing', () => {
  expect(spread([4, 2, 9])).toEqual({ median: 4, least: 2, most: 9 });
  expect(spread([])).toBeUndefined();
});

test('a ratio is taken within each round: a slow round slows both', () => {
  const samples = [...timed('book-wasm', 1, 5, 2), ...timed('convnetjs', 60, 310, 118)];
  expect(ratioTo(samples, 'B', 'convnetjs', 'book-wasm')).toEqual({
    median: 60,
    least: 59,
    most: 62,
  });
});

test('who was measured in one round only is compared in that round', () => {
  const samples = [...timed('book-wasm', 1, 5, 2), ...timed('tfjs-cpu', 300)];
  expect(ratioTo(samples, 'B', 'tfjs-cpu', 'book-wasm')?.median).toBe(300);
});

test('who refused has neither time nor ratio', () => {
  const samples = [...timed('book-wasm', 1), refused];
  expect(timeOf(samples, 'B', 'tfjs-wasm')).toBeUndefined();
  expect(ratioTo(samples, 'B', 'tfjs-wasm', 'book-wasm')).toBeUndefined();
});

test('speed and share of the peak come from the operations of the task', () => {
  const ms = flopsOf('B')! / 30e6;
  const samples = [...timed('book-wasm', ms), ...timed('peak', PEAK_FLOPS / 60e6)];
  expect(speedOf(samples, 'B', 'book-wasm')).toBeCloseTo(30);
  expect(speedOf(samples, 'B', 'peak')).toBeCloseTo(60);
  expect(shareOfPeak(samples, 'B', 'book-wasm')).toBeCloseTo(0.5);
});

test('an aim is reached or not, and TensorFlow.js cpu is judged in Chromium alone', () => {
  const samples = [...timed('book-wasm', 1), ...timed('convnetjs', 60), ...timed('tfjs-cpu', 200)];
  expect(verdicts(samples, 'Chromium')).toEqual([
    ['B: 55 × as fast as ConvNetJS', '60.0 ×', 'reached'],
    ['B: 220 × as fast as TensorFlow.js cpu', '200 ×', 'not reached'],
  ]);
  expect(verdicts(samples, 'Node')).toHaveLength(1);
});

test('of PyTorch the faster layout counts', () => {
  const samples = [
    ...timed('book-wasm', 1),
    ...timed('torch', 2),
    ...timed('torch-channels-last', 1.2),
  ];
  const [found] = verdicts(samples, 'Node');
  expect(found?.slice(1)).toEqual(['1.20 ×', 'not reached']);
});

test('the report puts the fastest first, and says why one does not run', () => {
  const entrants = ['tfjs-wasm', 'convnetjs', 'book-wasm'].map((id) => ({ id, name: `<${id}>` }));
  const samples = [...timed('book-wasm', 1.5), ...timed('convnetjs', 66), refused];
  const lines = taskReport('B', samples, entrants).split('\n');
  expect(lines[0]).toContain('33.8 MFLOP');
  expect(lines[2]).toMatch(/^<book-wasm> +1\.50 +22\.5 +–$/);
  expect(lines[3]).toMatch(/^<convnetjs> +66\.0 +44\.0 +\[44\.0\.\.44\.0\] +0\.512 +–$/);
  expect(lines[4]).toMatch(/^<tfjs-wasm> .*does not run: no kernel$/);
});
