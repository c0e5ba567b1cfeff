import { expect, test } from 'vitest';
import { placeLabels } from '#src/scenes/paint/place-labels.ts';
import { estimatedSize } from '#src/scenes/paint/svg-words.ts';
import {
  DESK,
  frameAt,
  PHONE,
  places,
  sheet,
  STAGES,
  stepAt,
} from '../../fixtures/network-scene.ts';
import { networkSteps } from '../../fixtures/network-steps.ts';

const boxes = (t: number, stage = DESK) =>
  placeLabels(frameAt(t, stage), estimatedSize).map(({ label, x, y }) => {
    const [width, height] = estimatedSize(label);
    return { id: label.id, x, y, width, height };
  });
const said = (id: string, k: number, stage = DESK) =>
  placeLabels(frameAt(stepAt(id, k), stage), estimatedSize).map(({ label: { text, note } }) =>
    `${text} ${note}`.trim(),
  );

test.each(STAGES)('no words overlap or leave a stage of $width × $height', (stage) => {
  for (const t of places(73)) {
    const placed = boxes(t, stage);
    placed.forEach((a, i) => {
      expect(a.x, a.id).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width, a.id).toBeLessThanOrEqual(stage.width);
      expect(a.y + a.height, a.id).toBeLessThanOrEqual(stage.height);
      for (const b of placed.slice(i + 1)) {
        const apart =
          a.x + a.width <= b.x ||
          b.x + b.width <= a.x ||
          a.y + a.height <= b.y ||
          b.y + b.height <= a.y;
        expect(apart, `${a.id} and ${b.id} at ${t.toFixed(2)}`).toBe(true);
      }
    });
  }
});

test.each([DESK, PHONE])(
  'on $width × $height every layer and kernel that is shown is named',
  (stage) => {
    for (const [i, { id }] of networkSteps.entries()) {
      const frame = frameAt(i + 0.5, stage);
      const placed = new Set(boxes(i + 0.5, stage).map((label) => label.id));
      const wanted = frame.labels.filter(({ rank, opacity }) => rank <= 1 && opacity > 0.9);
      for (const label of wanted) expect(placed.has(label.id), `${id}: ${label.text}`).toBe(true);
    }
  },
);

test('names stand with the shapes the engine knows', () => {
  expect(said('slide', 0.5)).toEqual(['input 28×28×1', 'conv1 26×26×8', 'kernel 3×3×1']);
  expect(said('deep', 0.5)).toEqual(['pool1 13×13×8', 'conv2 11×11×16', 'kernel 3×3×8']);
  expect(said('again', 0.5)).toEqual(['relu2 11×11×16', 'pool2 5×5×16']);
});

test('layers in one place share their words', () => {
  expect(said('whole', 0.5)).toContain('conv1, relu1 26×26×8');
});

test('a sum is said when it has been made', () => {
  const sums = (k: number) =>
    said('weigh', k)
      .filter((words) => /^\d −?[\d.]+$|^\d$/.test(words))
      .sort();
  expect(sums(0.2)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  expect(sums(0.8).every((words) => words.length > 1)).toBe(true);
  expect(sums(0.5).filter((words) => words.length > 1)).toHaveLength(5);
});

test('ten shares end as ten percentages', () => {
  const shares = said('answer', 0.8).filter((words) => words.endsWith('%'));
  expect(shares).toHaveLength(10);
  expect(sheet.answer).toBeLessThan(10);
});

test('words stay where they are while a step is read', () => {
  expect(boxes(stepAt('slide', 0.3))).toEqual(boxes(stepAt('slide', 0.7)));
});
