import { expect, test } from 'vitest';
import { HOLD, mix, poseAt, smooth, type Keyframe } from '#src/story/timeline.ts';

const timeline: Keyframe<{ x: number; deep: { list: number[] } }>[] = [
  { at: 0.2, pose: { x: 0, deep: { list: [0, 10] } }, ease: 'linear' },
  { at: 0.8, pose: { x: 6, deep: { list: [1, 20] } }, ease: 'smooth' },
  { at: 1.2, pose: { x: 10, deep: { list: [2, 30] } }, ease: 'linear' },
];

test('a keyframe is reached exactly', () => {
  for (const { at, pose } of timeline) expect(poseAt(timeline, at)).toEqual(pose);
});

test('before the first keyframe and after the last one nothing moves', () => {
  expect(poseAt(timeline, -3)).toEqual(timeline[0]!.pose);
  expect(poseAt(timeline, 99)).toEqual(timeline[2]!.pose);
});

test('what is scrubbed follows evenly, what changes between steps starts and ends at rest', () => {
  expect(poseAt(timeline, 0.5).x).toBeCloseTo(3);
  expect(poseAt(timeline, 1).x).toBeCloseTo(8);
  expect(poseAt(timeline, 0.81).x - 6).toBeLessThan(0.01);
  expect(10 - poseAt(timeline, 1.19).x).toBeLessThan(0.01);
});

test('a pose depends on the place alone, not on the way there', () => {
  const forth = [0.1, 0.3, 0.7, 0.9, 1.1].map((t) => poseAt(timeline, t));
  const back = [1.1, 0.9, 0.7, 0.3, 0.1].map((t) => poseAt(timeline, t)).reverse();
  expect(back).toEqual(forth);
});

test('records and lists of numbers mix number by number', () => {
  expect(mix({ a: [0, 2], b: { c: 4 } }, { a: [1, 4], b: { c: 0 } }, 0.5)).toEqual({
    a: [0.5, 3],
    b: { c: 2 },
  });
});

test('a smooth step is clamped and symmetric', () => {
  expect([smooth(-1), smooth(0), smooth(0.5), smooth(1), smooth(2)]).toEqual([0, 0, 0.5, 1, 1]);
  expect(smooth(0.2) + smooth(0.8)).toBeCloseTo(1);
});

test('the picture rests for most of a step', () => {
  expect(HOLD.end - HOLD.start).toBeGreaterThan(0.5);
});
