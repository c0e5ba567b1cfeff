import { expect, test } from 'vitest';
import { forward } from '#engine/index.ts';
import { frame } from '#src/scenes/network/frame.ts';
import { timelineOf } from '#src/scenes/network/pose.ts';
import { sheetOf } from '#src/scenes/network/sheet.ts';
import type { NetworkStep } from '#src/scenes/network/step.ts';
import { printedOn, printSizeOn } from '#src/scenes/paint/printed.ts';
import type { Slab } from '#src/scenes/slab.ts';
import { exampleNamed } from '#src/story/examples.ts';
import { poseAt } from '#src/story/timeline.ts';
import { DESK } from '../../fixtures/network-scene.ts';

const { network, input } = exampleNamed('pooling-example')!;
const sheet = sheetOf(forward(network, input));
const steps: readonly NetworkStep[] = [
  {
    id: 'collapse',
    shot: 'front',
    show: ['input', 'pool'],
    done: { pool: [0, 1] },
    air: 2,
  },
];
const timeline = timelineOf(steps, sheet, DESK);

/** The pooled map when it is at `done` with its work. */
function mapAt(done: number): Slab {
  const { slabs } = frame(sheet, poseAt(timeline, 0.2 + 0.6 * done));
  return slabs.find(({ id }) => id === 'pool/0')!;
}
const textAt = (done: number): string =>
  printedOn(sheet, mapAt(done))
    .map(({ text }) => text)
    .join('');

test('the numbers of the map are written on it before and after', () => {
  expect(textAt(0)).toBe('1324561238471263');
  expect(textAt(1)).toBe('6487');
  for (const done of [0, 0.3, 0.6, 0.9, 1]) expect(mapAt(done).print).toBeGreaterThan(0.9);
});

test('each winner travels from its cell to the middle of its window', () => {
  const placesAt = (done: number): string[] =>
    printedOn(sheet, mapAt(done))
      .filter(({ strength = 1 }) => strength === 1)
      .map(({ text, x, y }) => `${text} ${x.toFixed(1)} ${y.toFixed(1)}`);
  expect(placesAt(1e-6)).toEqual(['6 1.5 1.5', '4 3.5 0.5', '8 1.5 2.5', '7 3.5 2.5']);
  expect(placesAt(0.3)).toEqual(['6 1.3 1.3', '4 3.3 0.8', '8 1.3 2.8', '7 3.3 2.8']);
  expect(placesAt(0.6)).toEqual(['6 1.0 1.0', '4 3.0 1.0', '8 1.0 3.0', '7 3.0 3.0']);
});

test('the others fade and are gone before the windows have collapsed', () => {
  const fading = (done: number): number[] =>
    printedOn(sheet, mapAt(done)).flatMap(({ strength }) => strength ?? []);
  expect(fading(1e-6)).toHaveLength(12);
  expect(Math.min(...fading(1e-6))).toBeGreaterThan(0.99);
  expect(Math.max(...fading(0.3))).toBeLessThan(0.3);
  expect(fading(0.5)).toEqual([]);
});

test('no number changes its size by a jump', () => {
  const sizes = Array.from({ length: 101 }, (_, i) => {
    const slab = mapAt(i / 100);
    const side = slab.size[0] / slab.cols;
    const { camera } = frame(sheet, poseAt(timeline, 0.5));
    return printSizeOn(slab, side * camera.scale) * side * camera.scale;
  });
  sizes.slice(1).forEach((size, i) => expect(Math.abs(size - sizes[i]!)).toBeLessThan(2));
});

test('a picture of larger numbers is coloured by its largest', () => {
  expect(sheet.parts.get('input')!.limit).toBe(8);
  expect(sheet.parts.get('pool')!.limit).toBe(8);
});
